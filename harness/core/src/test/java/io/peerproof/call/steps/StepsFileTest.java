package io.peerproof.call.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepsFileTest {

  @TempDir Path temp;

  private Path file(String text) throws IOException {
    return Files.writeString(temp.resolve("steps.yaml"), text);
  }

  @Test
  void a_file_reads_like_what_one_tells_a_person() throws IOException {
    Path file =
        file(
            """
            # how to call
            steps:
              - callee: wait for element '#my-id'
              - callee: share '#my-id' as peerId
              - caller: type '{peerId}' into '#other-id'
              - caller: press enter
              - caller: click 'It's me'            # the text on it
              - both: wait for text 'Connected'
              - caller: run script 'window.start("a")'
              - caller: "wait for text 'State: on'"
            """);

    assertThat(StepsFile.read(file))
        .containsExactly(
            new Step.WaitForElement(StepActor.CALLEE, "#my-id"),
            new Step.Share(StepActor.CALLEE, "#my-id", "peerId"),
            new Step.Type(StepActor.CALLER, "{peerId}", "#other-id"),
            new Step.Press(StepActor.CALLER, NamedKey.ENTER),
            new Step.Click(StepActor.CALLER, "It's me"),
            new Step.WaitForText(StepActor.BOTH, "Connected"),
            new Step.RunScript(StepActor.CALLER, "window.start(\"a\")"),
            new Step.WaitForText(StepActor.CALLER, "State: on"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- caller: click 'a' | 1: the file needs the line \"steps:\", and below it one step per line, such as:;steps:;  - caller: click 'Call'",
        "stepz: [] | 1: a steps file begins with \"steps:\", not \"stepz:\"",
        "steps: [] | 1: the file contains no step",
        "steps:;  - click 'Call' | 2: the step has no actor. Write one before it: - caller: click 'Call'",
        "steps:;  - caller: click 'a';  - me: click 'a' | 3: \"me\" is not an actor. Write caller, callee or both. In a call of more than two peers, write peer1 to peer8 or all.",
        "steps:;  - caller: click 'a | 2: \"click 'a\" has no closing quote ('). Add it. If the instruction contains a colon, put all of it in double quotes: - caller: \"wait for text 'Status: on'\"",
        "steps:;  - caller: click 0th 'a' | 2: 0th is not a match. Matches are counted from 1st.",
        "steps:;  - caller: [a] | 2: write a step after \"caller:\", for example: click 'Call'",
        "steps:;  - caller: press F5 | 2: press does not know the key F5. Use one of: Enter, Tab, Escape, Space, Backspace, ArrowUp, ArrowDown, ArrowLeft, ArrowRight. For letters, use: type 'abc' into '#field'",
        "steps:;  - both: share '#a' as b | 2: share takes an element of one page: write caller, callee or peer3, not both",
      })
  void what_is_no_step_is_told_with_its_line(String text, String message) throws IOException {
    Path file = file(text.replace(";", "\n"));

    assertThatThrownBy(() -> StepsFile.read(file))
        .isInstanceOf(UnreadableStepsException.class)
        .hasMessage(file + ", line " + message.replace(";", "\n"));
  }

  @Test
  void numbers_addresses_and_dialogs_are_read() throws IOException {
    Path file =
        file(
            """
            steps:
              - caller: click 2nd 'Join'
              - caller: type 'Ann' into 3rd 'input'
              - caller: wait for 11th '.tile'
              - caller: share 1st '.id' as id
              - caller: share address as link
              - callee: open '{link}'
              - callee: wait for address '/room/'
              - both: accept dialog
              - callee: dismiss dialog
              - callee: answer dialog with '{room}'
            """);

    assertThat(StepsFile.read(file))
        .containsExactly(
            new Step.Click(StepActor.CALLER, "Join", 2),
            new Step.Type(StepActor.CALLER, "Ann", "input", 3),
            new Step.WaitForElement(StepActor.CALLER, ".tile", 11),
            new Step.Share(StepActor.CALLER, ".id", "id", 1),
            new Step.ShareAddress(StepActor.CALLER, "link"),
            new Step.Open(StepActor.CALLEE, "{link}"),
            new Step.WaitForAddress(StepActor.CALLEE, "/room/"),
            new Step.AcceptDialog(StepActor.BOTH),
            new Step.DismissDialog(StepActor.CALLEE),
            new Step.AnswerDialog(StepActor.CALLEE, "{room}"));
    assertThat(StepsFile.read(file)).extracting(Step::words).startsWith("click 2nd 'Join'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type '{rom}' into '#r' | nothing is called {rom} in \"type '{rom}' into '#r'\": no earlier step shared it. The names are: {room}, {peer}, {role}. Write {{rom}} if the page is to get the braces",
        "click '{id}' | nothing is called {id} in \"click '{id}'\": no earlier step shared it. The names are: {room}, {peer}, {role}. Write {{id}} if the page is to get the braces",
        "run script 'join(\"{id}\")' | nothing is called {id} in \"run script 'join(\"{id}\")'\": no earlier step shared it. The names are: {room}, {peer}, {role}. Write {{id}} if the page is to get the braces",
        "type '$PASSWORT' into '#p' | there is no environment variable PASSWORT for the $PASSWORT in \"type '$PASSWORT' into '#p'\". Set it, or write $$PASSWORT if the page is to get the dollar sign",
      })
  void a_name_that_nothing_has_is_told_before_a_browser_starts(String step, String message)
      throws IOException {
    Path file = file("steps:\n  - caller: \"" + step.replace("\"", "\\\"") + "\"\n");

    assertThatThrownBy(() -> StepsFile.read(file, variable -> variable.equals("PASSWORD")))
        .isInstanceOf(UnreadableStepsException.class)
        .hasMessage(file + ", line 2: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type '{room} {peer} {role} {call}' into '#r'",
        "type '$PASSWORD' into '#p'",
        "type '{{rom}}' into '#r'",
        "type '$$PASSWORT costs $5' into '#r'",
        "type '{ \"a\": {} }' into '#r'",
        "run script 'const {pc} = window; $EL.start(`${pc}`)'",
      })
  void a_name_that_has_a_value_and_braces_that_are_no_name_are_taken(String step)
      throws IOException {
    Path file = file("steps:\n  - caller: \"" + step.replace("\"", "\\\"") + "\"\n");

    assertThat(StepsFile.read(file, variable -> variable.equals("PASSWORD"))).hasSize(1);
  }

  @Test
  void an_instruction_that_nobody_understands_is_answered_with_all_there_are() throws IOException {
    Path file = file("steps:\n  - caller: klick 'Call'\n");

    assertThatThrownBy(() -> StepsFile.read(file))
        .hasMessage(
            """
            %s, line 2: "klick 'Call'" is not a step. The steps are:
              click 'Call'                    'Call' is a CSS selector or the visible text
              click 2nd 'Call'                the second visible match; all steps with an element take it
              type 'Ann' into '#name'
              press Enter
              wait for text 'Connected'
              wait for element '#hang-up'
              wait for address '/room/'
              run script 'window.start()'
              share '#my-id' as peerId        later steps use its text as {peerId}
              share address as link           later steps use the page's address as {link}
              open '{link}'
              accept dialog
              dismiss dialog
              answer dialog with 'Ann'
              {room}, {peer}, {role} and environment variables, $PASSWORD, may stand in each text"""
                .formatted(file));
  }

  @Test
  void a_colon_that_breaks_the_yaml_is_told_with_the_way_round_it() throws IOException {
    Path file = file("steps:\n  - caller: wait for text 'State: on'\n");

    assertThatThrownBy(() -> StepsFile.read(file))
        .hasMessage(
            file
                + ", line 2: \"wait for text 'State\" has no closing quote ('). Add it. If the instruction"
                + " contains a colon, put all of it in double quotes: - caller: \"wait for text"
                + " 'Status: on'\"");
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    assertThatThrownBy(() -> StepsFile.read(temp.resolve("none.yaml")))
        .hasMessage(
            "There is no file %s. Name the YAML file that contains the steps.",
            temp.resolve("none.yaml"));
  }
}
