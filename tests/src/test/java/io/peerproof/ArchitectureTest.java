package io.peerproof;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.peerproof.browser.DevToolsConnection;
import io.peerproof.browser.DevToolsEvent;
import io.peerproof.cli.Main;
import io.peerproof.junit.PeerproofTest;
import io.peerproof.media.VideoFormat;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules on the packages of the harness and the direction of their dependencies. */
class ArchitectureTest {

  /** Largest number of files of one package. */
  private static final int MOST_FILES = 40;

  /** Packages from left to right: a package depends only on packages to its left. */
  static final List<List<String>> STEPS =
      List.of(
          List.of("media", "pages", "signaling", "event", "browser.platform", "browser.spec"),
          List.of("server", "proof", "regression", "timeline", "call.steps", "browser.detect"),
          List.of("proof.expectation", "browser.download"),
          List.of("proof.judge", "browser"),
          List.of("proof.diagnosis", "proof.measure", "probe", "browser.slot"),
          List.of("report", "browser.doctor"),
          List.of("report.trend", "report.export", "host"),
          List.of("report.html", "call"),
          List.of("run"),
          List.of("run.matrix", ""),
          List.of("assertj", "junit", "cli.output"),
          List.of("cli.option"),
          List.of("cli.command"),
          List.of("cli"));

  /** Packages whose public types are promised to users as a whole. */
  private static final Set<String> API =
      Set.of("io.peerproof", "io.peerproof.junit", "io.peerproof.assertj");

  /** Packages that the module descriptors export to everybody. */
  private static final Set<String> EXPORTED =
      Stream.of(VideoFormat.class, Peerproof.class, PeerproofTest.class, Main.class)
          .map(ArchitectureTest::descriptorOf)
          .flatMap(module -> module.exports().stream())
          .filter(exported -> !exported.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(toUnmodifiableSet());

  private static final JavaClasses PEERPROOF =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.peerproof");

  @Test
  void a_package_depends_on_packages_to_its_left_alone() {
    for (int step = 0; step < STEPS.size(); step++) {
      for (String name : STEPS.get(step)) {
        noClasses()
            .that()
            .resideInAPackage(packageOf(name))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(besideAndRightOf(name, step))
            .check(PEERPROOF);
      }
    }
  }

  @Test
  void every_class_lives_in_a_package_of_the_list() {
    classes()
        .should()
        .resideInAnyPackage(
            STEPS.stream()
                .flatMap(List::stream)
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new))
        .check(PEERPROOF);
  }

  @Test
  void no_package_has_more_than_40_files() {
    assertThat(topLevel().collect(groupingBy(JavaClass::getPackageName, counting())))
        .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void no_two_types_have_one_name() {
    assertThat(topLevel().map(JavaClass::getSimpleName)).doesNotHaveDuplicates();
  }

  @Test
  void what_judges_and_reports_needs_no_browser_and_no_server() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packageOf("event"),
            packageOf("timeline"),
            "io.peerproof.proof..",
            packageOf("regression"),
            "io.peerproof.report..")
        .should()
        .transitivelyDependOnClassesThat(
            resideInAnyPackage("org.openqa.selenium..", "io.javalin..", "org.eclipse.jetty.."))
        .check(PEERPROOF);
  }

  @Test
  void only_browser_knows_chromes_options() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.peerproof.browser..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.openqa.selenium.chrome..", "org.openqa.selenium.chromium..")
        .check(PEERPROOF);
  }

  @Test
  void only_the_probe_speaks_bidi_and_browser_opens_the_connection_for_it() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("probe"), "io.peerproof.browser..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openqa.selenium.bidi..")
        .check(PEERPROOF);
  }

  @Test
  void only_the_probe_speaks_with_devtools_and_browser_opens_the_connection_for_it() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("probe"), "io.peerproof.browser..")
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

  /** An Arabic or Turkish machine writes other digits, and other letters in upper case. */
  @Test
  void no_text_depends_on_the_locale_of_the_machine() {
    noClasses()
        .should()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .check(PEERPROOF);
  }

  @Test
  void no_public_method_takes_an_optional() {
    assertThat(
            PEERPROOF.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(
                    method ->
                        method.getRawParameterTypes().stream()
                            .anyMatch(type -> type.getName().startsWith("java.util.Optional")))
                .map(JavaMethod::getFullName))
        .isEmpty();
  }

  /** A test of a user depends on no other package of the harness: see CONTRIBUTING.md. */
  @Test
  void the_api_speaks_in_public_types_of_exported_packages() {
    assertThat(spoken())
        .as("the types of the API, and those in its signatures")
        .allSatisfy(
            type -> {
              assertThat(EXPORTED).as(type.getName()).contains(type.getPackageName());
              assertThat(type.getModifiers()).as(type.getName()).contains(JavaModifier.PUBLIC);
            });
  }

  @Test
  void a_package_is_exported_because_the_api_speaks_in_its_types() {
    assertThat(EXPORTED)
        .isEqualTo(spoken().stream().map(JavaClass::getPackageName).collect(toUnmodifiableSet()));
  }

  private static Set<JavaClass> spoken() {
    Set<JavaClass> spoken = new LinkedHashSet<>();
    topLevel()
        .filter(type -> API.contains(type.getPackageName()))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .forEach(type -> addSpoken(type, spoken));
    return spoken;
  }

  private static void addSpoken(JavaClass type, Set<JavaClass> spoken) {
    if (!type.getPackageName().startsWith("io.peerproof") || !spoken.add(type)) {
      return;
    }
    Stream<JavaClass> supertypes =
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
    Stream<JavaClass> inMembers =
        type.getMembers().stream()
            .filter(ArchitectureTest::isForUsers)
            .flatMap(member -> member.getAllInvolvedRawTypes().stream())
            .map(JavaClass::getBaseComponentType);
    Stream.concat(supertypes, inMembers).forEach(other -> addSpoken(other, spoken));
  }

  private static boolean isForUsers(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static ModuleDescriptor descriptorOf(Class<?> type) {
    try {
      Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ModuleFinder.of(classes).findAll().iterator().next().descriptor();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<JavaClass> topLevel() {
    return PEERPROOF.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
  }

  private static String packageOf(String name) {
    return name.isEmpty() ? "io.peerproof" : "io.peerproof." + name;
  }

  private static String[] besideAndRightOf(String name, int step) {
    return STEPS.subList(step, STEPS.size()).stream()
        .flatMap(List::stream)
        .filter(other -> !other.equals(name))
        .map(ArchitectureTest::packageOf)
        .toArray(String[]::new);
  }
}
