package io.peerproof.browser;

/** User name and password of a URL (RFC 3986, section 3.2.1). */
record UrlCredentials(String user, String password) {

  /**
   * @param userInfo {@code user:password}, decoded; without a colon the password is empty
   */
  static UrlCredentials of(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new UrlCredentials(userInfo, "")
        : new UrlCredentials(userInfo.substring(0, colon), userInfo.substring(colon + 1));
  }

  @Override
  public String toString() {
    return user + ":***";
  }
}
