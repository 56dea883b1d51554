package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.peerproof.browser.ProbeTransport;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.event.PeerRole;
import org.junit.jupiter.api.Test;

class CallTopologyTest {

  private static final CallSettings TABS =
      CallSettings.defaults().withTopology(CallTopology.SAME_BROWSER);

  @Test
  void two_tabs_may_differ_in_pages_and_steps_only() {
    assertThatCode(() -> check(TABS.with(PeerRole.CALLEE, peer -> peer.withPage("/other"))))
        .doesNotThrowAnyException();

    assertRejected(
        TABS.with(PeerRole.CALLEE, peer -> peer.withBrowser(BrowserSpec.parse("chrome@131"))),
        "Two tabs of one browser have the same browser, camera and arguments, but those of caller and callee differ.");
    assertRejected(TABS.withPeers(3), "Two tabs of one browser are two peers, not 3.");
    assertRejected(
        TABS.withEach(peer -> peer.withTransport(ProbeTransport.BIDI)),
        "Two tabs of one browser are observed over the Chrome DevTools Protocol only.");
    assertRejected(
        TABS.withLimits(TABS.limits().withMinSsim(0.9)),
        "PSNR and SSIM cannot be measured in two tabs of one browser: the second tab's camera has no reference.");
  }

  @Test
  void browsers_of_their_own_may_differ() {
    assertThatCode(
            () ->
                check(
                    CallSettings.defaults()
                        .with(
                            PeerRole.CALLEE,
                            peer -> peer.withBrowser(BrowserSpec.parse("chrome@131")))))
        .doesNotThrowAnyException();
  }

  @Test
  void the_verdict_says_what_is_special() {
    assertThat(CallTopology.SAME_BROWSER.note()).isEqualTo(" (two tabs of one browser)");
    assertThat(CallTopology.BETWEEN_BROWSERS.note()).isEmpty();
  }

  private static void assertRejected(CallSettings settings, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> check(settings)).withMessage(message);
  }

  private static void check(CallSettings settings) {
    settings.topology().check(settings);
  }
}
