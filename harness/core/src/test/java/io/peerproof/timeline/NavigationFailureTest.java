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
    PeerHistory history = history(FAILED, WORDS, why("ERR_CONNECTION_REFUSED"));

    assertThat(history.navigationFailure().orElseThrow().sentence())
        .isEqualTo("https://shop/ could not be opened: ERR_CONNECTION_REFUSED");
    assertThat(TerminalState.of(history)).isEqualTo(TerminalState.YES);
  }

  @Test
  void an_unknown_certificate_is_told_with_what_takes_it() {
    assertThat(
            history(FAILED, WORDS, why("ERR_CERT_AUTHORITY_INVALID"))
                .navigationFailure()
                .orElseThrow()
                .sentence())
        .isEqualTo(
            "https://shop/ could not be opened: ERR_CERT_AUTHORITY_INVALID: the browser does"
                + " not trust its certificate; --insecure accepts it");
  }

  @Test
  void a_page_that_gave_way_to_another_was_opened() {
    PeerEvent next = new PageEvent.DocumentStarted(4, "https://shop/login", false);

    assertThat(history(FAILED, next).navigationFailure()).isEmpty();
    assertThat(history(FAILED, WORDS, why("ERR_FAILED"), next).navigationFailure()).isEmpty();
  }

  private static PeerHistory history(PeerEvent... events) {
    return PeerHistory.of(List.of(events));
  }
}
