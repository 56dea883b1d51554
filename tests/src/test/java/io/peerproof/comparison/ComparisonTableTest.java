package io.peerproof.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.comparison.HarnessPredicate.Source;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

  private static final Source TRACKS =
      new Source(
          "tracks", "One", "one/suite", List.of("a.js", "b.js"), "abc", "MIT", "counts tracks");

  private static final Source PIXELS =
      new Source("pixels", "Two", "two/suite", List.of("c.js"), "def", "BSD", "sees pixels change");

  private static final Comparison COMPARISON =
      new Comparison(
          LocalDate.of(2026, 11, 23),
          "chrome 156.0.8078.79",
          List.of(TRACKS, PIXELS),
          List.of(
              call("video/black", true, false, true, false),
              call("video/own", true, true, true, false),
              call("audio/lost", true, true, true, true),
              call("healthy/plain", false, true, true, true),
              call("healthy/odd", false, true, false, true)));

  private static ComparedCall call(
      String name, boolean broken, boolean tracks, boolean pixels, boolean passed) {
    String said = passed ? "PASSED" : "FAILED render";
    return new ComparedCall(
        name, "What of " + name, broken, List.of(tracks, pixels), passed, said, broken != passed);
  }

  @Test
  void the_text_names_who_caught_what_and_where_each_predicate_was_read() {
    String text = ComparisonTable.of(COMPARISON);

    assertThat(text)
        .isEqualTo(
            """
            <!-- Made by docs/make-comparison. Do not edit: run it again. -->
            # Which suite sees which fault

            <!-- summary -->
            Of 3 broken calls Peerproof catches 2, with 0 false alarms on 2 healthy ones. Of 2 predicates from other suites, \
            the best, tracks (One), catches 1; all 2 together catch 1.
            <!-- end of summary -->

            Made on 2026-11-23 with chrome 156.0.8078.79.

            | | checks | of | caught | missed | false alarms |
            |---|---|---|---|---|---|
            | 1 | tracks | One | 1 of 3 | 2 | 0 of 2 |
            | 2 | pixels | Two | 0 of 3 | 3 | 1 of 2 |
            | all | all of these | nobody | 1 of 3 | 2 | 1 of 2 |
            | Peerproof | the other peer's stamp and tone, live | Peerproof | 2 of 3 | 1 | 0 of 2 |

            %s
            ## Broken calls

            ✔ red: the fault is caught. ✘ green: it is missed.

            | call | | 1 | 2 | all | Peerproof | its result |
            |---|---|:-:|:-:|:-:|:-:|---|
            | video/black | What of video/black | ✔ | ✘ | ✔ | ✔ | FAILED render |
            | video/own | What of video/own | ✘ | ✘ | ✘ | ✔ | FAILED render |
            | audio/lost | What of audio/lost | ✘ | ✘ | ✘ | ✘ | PASSED † |

            ## Healthy calls

            ✔ green. ✘ red: a false alarm.

            | call | | 1 | 2 | all | Peerproof | its result |
            |---|---|:-:|:-:|:-:|:-:|---|
            | healthy/plain | What of healthy/plain | ✔ | ✔ | ✔ | ✔ | PASSED |
            | healthy/odd | What of healthy/odd | ✔ | ✘ | ✘ | ✔ | PASSED |

            ## The predicates

            1. **tracks**: counts tracks. One, [one/suite](https://github.com/one/suite), read at abc (MIT): `a.js`, `b.js`
            2. **pixels**: sees pixels change. Two, [two/suite](https://github.com/two/suite), read at def (BSD): `c.js`
            """
                .formatted(ComparisonTable.HOW_TO_READ));
  }
}
