package io.peerproof.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.diagnosis.TerminalState;
import java.util.List;
import org.junit.jupiter.api.Test;

class NavigationFailureTest {

  private static final PeerEvent FAILED = new PageEvent.OpenFailed(1, "https://shop/", "");
  private static final PeerEvent WORDS =
      new PageEvent.DocumentStarted(2, "chrome-error://chromewebdata/", false);

  private static PeerEvent why(String error) {
    return new PageEvent.OpenFailed(3, "", error);
  }

  @Test
  void a_page_that_could_not_be_opened_is_told_with_the_browsers_reason() {
    List<PeerEvent> events = List.of(FAILED, WORDS, why("ERR_CONNECTION_REFUSED"));

    assertThat(NavigationFailure.of(events).orElseThrow().sentence())
        .isEqualTo("https://shop/ could not be opened: ERR_CONNECTION_REFUSED");
    assertThat(TerminalState.of(events)).isEqualTo(TerminalState.YES);
  }

  @Test
  void an_unknown_certificate_is_told_with_what_takes_it() {
    assertThat(
            NavigationFailure.of(List.of(FAILED, WORDS, why("ERR_CERT_AUTHORITY_INVALID")))
                .orElseThrow()
                .sentence())
        .isEqualTo(
            "https://shop/ could not be opened: ERR_CERT_AUTHORITY_INVALID: its certificate is not"
                + " one that the browser trusts; --insecure has it taken all the same");
  }

  @Test
  void a_page_that_gave_way_to_another_was_opened() {
    PeerEvent next = new PageEvent.DocumentStarted(4, "https://shop/login", false);

    assertThat(NavigationFailure.of(List.of(FAILED, next))).isEmpty();
    assertThat(NavigationFailure.of(List.of(FAILED, WORDS, why("ERR_FAILED"), next))).isEmpty();
  }
}
