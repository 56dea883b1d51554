package io.peerproof.proof.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallExpectationTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // what is said           | caller receives     | callee receives
    "'video,audio',             video and audio,      video and audio",
    "'video=recvonly',          video,                nothing",
    "'video=sendonly,audio',    audio,                video and audio",
    "'video:2=sendonly,data',   data,                 2 videos and data",
    "'data=recvonly',           data,                 nothing",
    "' audio , video:3 ',       3 videos and audio,   3 videos and audio",
    "'video,screen=sendonly',   video,                video and screen",
    "'screen=recvonly,audio',   screen and audio,     audio",
  })
  void a_direction_is_the_callers(String said, String caller, String callee) {
    CallExpectation expectation = CallExpectation.parse(said);

    assertThat(expectation.ofCaller().words()).isEqualTo(caller);
    assertThat(expectation.ofCallee().words()).isEqualTo(callee);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"video,audio", "video:2=sendonly,data", "audio=recvonly", "video,screen=sendonly"})
  void it_reads_what_it_writes(String said) {
    assertThat(CallExpectation.parse(said)).hasToString(said);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "vidoe            | \"vidoe\" is not a medium",
        "video,,audio     | \"\" is not a medium",
        "video=inactive   | \"video=inactive\" is not a medium",
        "video:0          | \"video:0\" is not a medium",
        "video,video:2    | \"video\" is given twice",
        "audio:2          | only video can have a number, not \"audio:2\"",
      })
  void what_it_cannot_read_it_refuses_and_says_what_can_be_said(String said, String wrong) {
    assertThatThrownBy(() -> CallExpectation.parse(said))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            wrong
                + ". Write video, audio, data and screen, separated by commas, each at most once. Add"
                + " =sendonly or =recvonly for one direction, seen from the caller; the default is"
                + " =sendrecv. video:2 means two video tracks. For example: video,audio or"
                + " video=recvonly or video:2=sendonly,data or video,audio,screen=sendonly.");
  }

  @Test
  void an_empty_text_is_not_a_call_of_nothing() {
    assertThatThrownBy(() -> CallExpectation.parse(" "))
        .hasMessageStartingWith("\"\" is not a medium");
  }
}
