package io.peerproof.junit;

import static io.peerproof.assertj.PeerproofAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;

import io.peerproof.Call;
import io.peerproof.Peerproof;
import io.peerproof.TestTimeouts;
import io.peerproof.call.CallSettings;
import io.peerproof.media.VideoFormat;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Calls in a user's test class; {@link FailingCallsIT} has those that fail on purpose. */
@PeerproofTest(timeout = "60s") // TestTimeouts.HEALTHY_CALL
class PeerproofTestIT {

  private static final String CALLER = "/?room={room}&name=Caller&auto=call";
  private static final String CALLEE = "/?room={room}&name=Callee&auto=answer";

  /** Sessions of the callers of both runs of a test. */
  private static final Set<String> SESSIONS = new HashSet<>();

  private final Call injected;
  private final Peerproof peerproof;

  PeerproofTestIT(Call injected, Peerproof peerproof) {
    this.injected = injected;
    this.peerproof = peerproof;
  }

  @BeforeEach
  void the_call_of_the_constructor_is_that_of_the_test(Call call) {
    assertThat(call == injected).isTrue();
  }

  @Test
  void each_sees_and_hears_the_other(Call call) {
    call.open();

    assertThat(call.callee()).within(TestTimeouts.HEALTHY_CALL).playsVideoOf(call.caller());
    assertThat(call.caller()).hears(call.callee()).playsVideoOf(call.callee());
    assertThat(call).isProven().isSeenAndHeardBothWays().connectsWithin(TestTimeouts.HEALTHY_CALL);
    assertThat(call.report()).isEmpty();
  }

  @Test
  void a_page_is_used_as_a_person_would(Call call) {
    call.open(CALLER.replace("&auto=call", ""), CALLEE);

    WebDriver page = call.caller().driver();
    new WebDriverWait(page, call.timeout())
        .until(elementToBeClickable(By.cssSelector("#peers [data-peer-name=Callee] button.call")))
        .click();

    assertThat(call).isProven();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two"})
  void nothing_is_left_in_the_browsers_for_the_next_test(String value, Call call) {
    call.open(CALLER, CALLEE);
    String script =
        "const before = [localStorage.seen ?? 'nothing', document.cookie].join(); "
            + "localStorage.seen = arguments[0]; document.cookie = 'seen=' + arguments[0]; open('about:blank'); return before";

    assertThat(call.caller().driver().executeScript(script, value)).isEqualTo("nothing,");
    assertThat(call.caller().driver().getWindowHandles()).hasSize(2);
  }

  @RepeatedTest(2)
  void the_browsers_are_kept(Call call) {
    call.open();

    assertThat(call).holding(ofMillis(200)).isProven();
    SESSIONS.add(String.valueOf(call.caller().driver().getSessionId()));
    assertThat(SESSIONS).hasSize(1);
  }

  @Nested
  class Inside {
    @Test
    void a_nested_class_has_the_same_browsers(Call call, Peerproof same) {
      assertThat(same).isSameAs(peerproof);
      call.open();

      assertThat(call).isProven();
    }
  }

  @Test
  void plain_java_makes_as_many_calls_at_once_as_it_likes(@TempDir Path folder) {
    CallSettings small =
        CallSettings.defaults()
            .withEach(peer -> peer.withFormat(new VideoFormat(320, 240, 15, 60)));
    try (Peerproof own = Peerproof.start(small, folder);
        Call one = own.call();
        Call other = own.call()) {
      List.of(one, other).forEach(Call::open);

      assertThat(one).isProven();
      assertThat(other).isProven();
      assertThat(one.room()).isNotEqualTo(other.room());
    }
  }
}
