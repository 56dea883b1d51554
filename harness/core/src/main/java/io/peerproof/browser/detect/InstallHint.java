package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;

/** The command that installs a browser with its driver on a machine. */
public final class InstallHint {
  private InstallHint() {}

  public static String toGetABrowser(HostEnvironment host) {
    String sudo = host.superuser() ? "" : "sudo ";
    return switch (host.os()) {
      case LINUX -> {
        if (host.ubuntu()) {
          // Ubuntu's own chromium package is a pointer to a snap.
          yield "curl -fLO https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb"
              + " && "
              + sudo
              + "apt-get install -y ./google-chrome-stable_current_amd64.deb";
        }
        yield host.debian()
            ? sudo + "apt-get install -y --no-install-recommends chromium chromium-driver"
            : "install Chromium and chromedriver of the same version with your package manager.";
      }
      case MAC -> "brew install --cask google-chrome chromedriver";
      case WINDOWS -> "winget install Google.Chrome";
    };
  }
}
