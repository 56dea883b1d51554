package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.com/x, https://a.com/y, true",
    "https://a.com/x, HTTPS://A.com:443/x, true",
    "http://ann:word@a.com/x, http://a.com:80/x, true",
    "https://a.com/, http://a.com/, false",
    "https://a.com/, http://a.com:443/, false",
    "https://a.com/, https://a.com:8443/, false",
    "https://a.com/, https://a.com.b.org/, false",
    "https://a.com/, https://a.com@b.org/, false",
    "https://my_a/x, https://ann:word@MY_a:443/y, true",
    "https://my_a/, https://my_b/, false",
    "https://my_a/, https://my_a:8443/, false",
    "https://my_a/, https://my_a@my_b/, false",
    "https://[::1]:8443/, https://[::1]/, false",
  })
  void have_one_origin_if_scheme_host_and_port_are_the_same(URI one, URI other, boolean same) {
    assertThat(WebAddresses.haveOneOrigin(one, other)).isEqualTo(same);
    assertThat(WebAddresses.haveOneOrigin(other, one)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.com/x, /y, https://a.com/y",
    "https://a.com/x, //b.org/y, https://b.org/y",
    "https://a.com/x, https://b.org/y, https://b.org/y",
    "http://a.com/x, http://b.org/y, http://b.org/y",
    "http://a.com/x, https://b.org/y, https://b.org/y",
  })
  void lead_on_by_redirects(URI from, String location, URI to) throws IOException {
    assertThat(WebAddresses.redirected(from, location)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.com/x, http://a.com/x",
    "https://a.com/x, http://b.org/x?token=1",
    "HTTPS://a.com/x, ftp://a.com/x",
  })
  void never_lead_on_from_https_to_less(URI from, String location) {
    assertThatThrownBy(() -> WebAddresses.redirected(from, location))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "it redirects from HTTPS to "
                + location.replace("?token=1", "")
                + ", where others can read and change what is sent");
  }

  @Test
  void have_their_user_also_before_a_host_that_java_does_not_read() {
    URI address = URI.create("http://ann:s3+c%20ret@my_mirror:8080/x");

    assertThat(WebAddresses.withoutUser(address)).hasToString("http://my_mirror:8080/x");
    assertThat(WebAddresses.shown(address)).isEqualTo("http://my_mirror:8080/x");
    assertThat(WebAddresses.authorization(address))
        .containsEntry("Authorization", "Basic YW5uOnMzK2MgcmV0");
  }

  @Test
  void are_shown_without_user_password_and_query() {
    assertThat(WebAddresses.shown(URI.create("https://ann:s3cret@a.com/x@y?token=1#z")))
        .isEqualTo("https://a.com/x@y");
    assertThat(WebAddresses.shown("https://ann:s3 cr@t@a.com/")).isEqualTo("https://***@a.com/");
    assertThat(WebAddresses.shown("ann:s3cret@a.com")).isEqualTo("***@a.com");
    assertThat(WebAddresses.shown("the mirror")).isEqualTo("the mirror");
  }
}
