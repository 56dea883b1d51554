package io.peerproof.sabotage;

import java.util.List;
import java.util.regex.Pattern;

/** Filter of the cases to run: {@code -Dsabotage.only='video/.*'}. */
final class CaseFilter {

  private static final Pattern ONLY = Pattern.compile(System.getProperty("sabotage.only", ".*"));

  private CaseFilter() {}

  static List<SabotageCase> of(List<SabotageCase> cases) {
    return cases.stream().filter(one -> ONLY.matcher(one.name()).matches()).toList();
  }
}
