package io.peerproof;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.peerproof.browser.DevToolsConnection;
import io.peerproof.browser.DevToolsEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the rooms of the design and the direction in which data goes through them. */
class RoomsTest {

  /** Left to right: no room knows one to its right. Rooms of one step do not know each other. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of("media", "browser", "signaling", "pages"),
          List.of("server", "probe"),
          List.of("call", "timeline"),
          List.of("proof", "steps"),
          List.of("regression"),
          List.of("report"),
          List.of("telemetry", "trend"),
          List.of("run"),
          List.of("api", "meeting"),
          List.of("assertions", "junit", "cli"));

  private static final JavaClasses PEERPROOF =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.peerproof");

  @Test
  void no_room_knows_one_to_its_right_or_beside_it() {
    for (int step = 0; step < STEPS.size(); step++) {
      for (String room : STEPS.get(step)) {
        noClasses()
            .that()
            .resideInAPackage(packageOf(room))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(besideAndRightOf(room, step))
            .check(PEERPROOF);
      }
    }
  }

  @Test
  void every_class_lives_in_a_room() {
    classes()
        .should()
        .resideInAnyPackage(
            STEPS.stream().flatMap(List::stream).map(RoomsTest::packageOf).toArray(String[]::new))
        .check(PEERPROOF);
  }

  @Test
  void what_judges_and_reports_needs_no_browser_and_no_server() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packageOf("timeline"), packageOf("proof"), packageOf("regression"), packageOf("report"))
        .should()
        .transitivelyDependOnClassesThat(
            resideInAnyPackage("org.openqa.selenium..", "io.javalin..", "org.eclipse.jetty.."))
        .check(PEERPROOF);
  }

  @Test
  void only_browser_knows_chromes_options() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packageOf("browser"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.openqa.selenium.chrome..", "org.openqa.selenium.chromium..")
        .check(PEERPROOF);
  }

  @Test
  void only_the_probe_speaks_bidi_and_browser_opens_the_connection_for_it() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("probe"), packageOf("browser"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openqa.selenium.bidi..")
        .check(PEERPROOF);
  }

  @Test
  void only_the_probe_speaks_with_devtools_and_browser_opens_the_connection_for_it() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("probe"), packageOf("browser"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(DevToolsConnection.class, DevToolsEvent.class)
        .check(PEERPROOF);
  }

  @Test
  void nobody_is_bound_to_a_browser_version() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openqa.selenium.devtools..")
        .check(PEERPROOF);
  }

  @Test
  void only_the_server_knows_javalin() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packageOf("server"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
        .check(PEERPROOF);
  }

  @Test
  void fake_media_needs_nothing_but_java() {
    classes()
        .that()
        .resideInAPackage(packageOf("media"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", packageOf("media"))
        .check(PEERPROOF);
  }

  @Test
  void no_static_changes() {
    fields().that().areStatic().should().beFinal().check(PEERPROOF);
  }

  @Test
  void nobody_sets_system_properties_or_sleeps() {
    noClasses()
        .should()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(PEERPROOF);
  }

  private static String packageOf(String room) {
    return "io.peerproof." + room + "..";
  }

  private static String[] besideAndRightOf(String room, int step) {
    return STEPS.subList(step, STEPS.size()).stream()
        .flatMap(List::stream)
        .filter(other -> !other.equals(room))
        .map(RoomsTest::packageOf)
        .toArray(String[]::new);
  }
}
