package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.event.ElementEvent.ElementState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Videos of a page that a person sees or does not see, and what the probe says of each. */
class SightIT {

  private static final List<String> SEEN =
      List.of(
          "plain",
          "label",
          "label-in-layer",
          "spinner",
          "scrim",
          "tint",
          "pseudo-tint",
          "controls",
          "own-view",
          "rounded",
          "cover",
          "mirrored",
          "masked-in-part",
          "clipped-in-part",
          "dimmed",
          "half-faded",
          "no-pointer",
          "empty-canvas-over",
          "below-the-fold",
          "scrolled-down-in-box",
          "in-shadow",
          "in-frame",
          "background-sibling",
          "badge-of-a-layer",
          "bordered-layer",
          "blended-on-light",
          "inert-beside-others",
          "multiplied-by-white",
          "coloured",
          "beside-a-spotlight",
          "above-a-shadow",
          "masked-round",
          "beside-a-logo",
          "behind-the-page",
          "cut-in-part");

  private static final Map<String, String> HIDDEN =
      Map.ofEntries(
          Map.entry("over-own-view", "it is 20×15 pixels large"),
          Map.entry("covered", "div#over-covered covers it"),
          Map.entry("multiplied-by-black", "div#over-multiplied-by-black covers it"),
          Map.entry(
              "covered-by-outer-shadow",
              "the shadow of div#caster-covered-by-outer-shadow covers it"),
          Map.entry("masked-by-image", "mask-image shows 0 % of it"),
          Map.entry("covered-by-background", "div#over-covered-by-background covers it"),
          Map.entry("cut-away", "object-view-box inset(0px 0px 90% 90%) leaves 1 % of it"),
          Map.entry(
              "filtered-by-svg", "filter has a URL, and the browser does not tell what it hides"),
          Map.entry("covered-without-pointer", "div#over-covered-without-pointer covers it"),
          Map.entry("covered-by-image", "img#over-covered-by-image covers it"),
          Map.entry("covered-by-canvas", "canvas#over-covered-by-canvas covers it"),
          Map.entry("covered-by-gradient", "div#over-covered-by-gradient covers it"),
          Map.entry("covered-by-pseudo", "div#scene-covered-by-pseudo covers it"),
          Map.entry("covered-by-two", "div#over-covered-by-two covers it"),
          Map.entry("covered-in-shadow", "div#inner covers it"),
          Map.entry("covered-in-closed-shadow", "div#closed covers it"),
          Map.entry("behind-its-parent", "div#around-behind-its-parent covers it"),
          Map.entry("under-a-frosted-layer", "div#over-under-a-frosted-layer covers it"),
          Map.entry("under-a-blurring-layer", "div#over-under-a-blurring-layer covers it"),
          Map.entry(
              "covered-by-pseudo-of-a-layer", "div#over-covered-by-pseudo-of-a-layer covers it"),
          Map.entry("covered-by-border", "div#over-covered-by-border covers it"),
          Map.entry("covered-by-inset-shadow", "div#over-covered-by-inset-shadow covers it"),
          Map.entry("blended-on-dark", "mix-blend-mode is multiply"),
          Map.entry("inert-and-covered", "div#over-inert-and-covered covers it"),
          Map.entry("clipped", "clip-path is inset(100%)"),
          Map.entry(
              "clipped-at-parent", "clip-path is circle(0px) at div#around-clipped-at-parent"),
          Map.entry("dark", "filter is brightness(0)"),
          Map.entry("no-contrast", "filter is contrast(0)"),
          Map.entry("blurred", "filter is blur(40px)"),
          Map.entry("faint", "opacity is 0.01"),
          Map.entry("faint-at-parents", "opacity is 0.3 at div#around-faint-at-parents"),
          Map.entry("faint-in-shadow", "opacity is 0.01 at p"),
          Map.entry(
              "masked-away", "mask-image is linear-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0))"),
          Map.entry(
              "parent-without-height",
              "overflow hidden of div#around-parent-without-height (72×0 pixels) clips it"),
          Map.entry(
              "out-of-its-box",
              "overflow hidden of div#around-out-of-its-box (64×48 pixels) clips it"),
          Map.entry("out-of-the-window", "it lies beyond the edge of the window"),
          Map.entry("beyond-the-left-edge", "it lies beyond the edge of the window"),
          Map.entry("invisible", "visibility is hidden"),
          Map.entry("undisplayed", "display is none at div#around-undisplayed"),
          Map.entry("turned", "it is 0×48 pixels large"),
          Map.entry("flipped", "the browser paints nothing of it"),
          Map.entry("tiny", "it is 10×8 pixels large"),
          Map.entry(
              "picture-out-of-element",
              "object-fit none and object-position 900px 0px leave 0×48 pixels of it"),
          Map.entry("in-hidden-frame", "in iframe#frame-in-hidden-frame: opacity is 0.01"),
          Map.entry("in-frame-of-a-pixel", "the frame around it is 1×1 pixels large"),
          Map.entry("detached", "it is not in the document"));

  private static BrowserFixture browserFixture;
  private static PageActionFixture actions;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    actions =
        new PageActionFixture(browserFixture, browserFixture.browser(1, CameraPolicy.GRANTED));
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void what_hides_a_video_is_named_and_what_lies_over_a_visible_one_is_not() {
    Map<String, String> should = new LinkedHashMap<>();
    SEEN.forEach(name -> should.put("#" + name, ""));
    HIDDEN.forEach((name, why) -> should.put("#" + name, why));

    actions.check(
        "sight.html",
        (events, result) -> {
          Map<String, String> unseen = new LinkedHashMap<>();
          for (ElementState state : PageActionFixture.only(events, ElementState.class)) {
            if (state.readyState() == 4) {
              unseen.put(state.name(), state.unseen() + state.unsure());
            }
          }
          assertThat(unseen).containsExactlyInAnyOrderEntriesOf(should);
        });
  }
}
