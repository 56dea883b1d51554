package io.peerproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Markdown files against the repository that they describe. */
class DocumentationTest {

  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules");

  /** The longest line of prose, as in {@code .editorconfig}; a link's address does not count. */
  private static final int LONGEST_LINE = 120;

  private static final Set<String> MADE_BY_A_RUN =
      Set.of("docs/comparison.md", "docs/examples/matrix/summary.md");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern SUMMARY =
      Pattern.compile("(?s)<!-- summary -->(.*)<!-- end of summary -->");

  /** A line of the table of packages: its row, or a blank for the row above, and the package. */
  private static final Pattern PACKAGE_ROW =
      Pattern.compile("(?m)^\\| *(\\d*) *\\| `([a-z.]+)` \\|");

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  /** A file in backticks, with or without folders before its name. */
  private static final Pattern FILE =
      Pattern.compile("`((?:[\\w.-]+/)*[\\w-]+\\.(?:java|js|json|md|yml|xml|html|css))`");

  /** Files that a run or a user makes, and that are not in the repository. */
  private static final Set<String> MADE =
      Set.of(
          "report.html",
          "report.json",
          "junit.xml",
          "summary.md",
          "trend.html",
          "index.html",
          "speed.md");

  private final List<Path> files = files();

  @Test
  void the_architecture_page_has_each_package_in_its_row() throws IOException {
    String page = Files.readString(HOME.resolve("docs/architecture.md"));
    List<String> rows = new ArrayList<>();
    int row = 0;
    for (MatchResult line : PACKAGE_ROW.matcher(page).results().toList()) {
      row = line.group(1).isBlank() ? row : Integer.parseInt(line.group(1).strip());
      rows.add(row + " " + line.group(2));
    }

    assertThat(rows)
        .as("rows of the table in docs/architecture.md, as in ArchitectureTest")
        .containsExactlyInAnyOrderElementsOf(stepsOfArchitecture());
  }

  private static List<String> stepsOfArchitecture() {
    List<String> rows = new ArrayList<>();
    for (int step = 0; step < ArchitectureTest.STEPS.size(); step++) {
      for (String name : ArchitectureTest.STEPS.get(step)) {
        rows.add((step + 1) + " " + (name.isEmpty() ? "io.peerproof" : name));
      }
    }
    return rows;
  }

  @Test
  void relative_links_lead_to_a_file_and_a_heading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (String link : groups(LINK, prose(page))) {
        if (!link.matches("[a-z]+:.*") && !resolves(page, link)) {
          broken.add(HOME.relativize(page) + ": " + link);
        }
      }
    }

    assertThat(broken).as("links that lead nowhere").isEmpty();
  }

  @Test
  void files_that_the_pages_for_developers_name_exist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String page :
        List.of(
            "CONTRIBUTING.md",
            "docs/architecture.md",
            "docs/how-to-add.md",
            "docs/testing.md",
            "docs/glossary.md",
            "docs/probe.md",
            "docs/stamp.md")) {
      for (String name : groups(FILE, prose(HOME.resolve(page)))) {
        if (!MADE.contains(name) && files.stream().noneMatch(file -> file.endsWith(name))) {
          missing.add(page + ": " + name);
        }
      }
    }

    assertThat(missing).as("files that do not exist").isEmpty();
  }

  @Test
  void lines_of_prose_have_at_most_120_characters() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path page : pages()) {
      String name = HOME.relativize(page).toString();
      if (MADE_BY_A_RUN.contains(name)) {
        continue;
      }
      prose(page)
          .lines()
          .filter(
              line ->
                  !line.startsWith("|")
                      && LINK.matcher(line).replaceAll("]").length() > LONGEST_LINE)
          .forEach(line -> tooLong.add(name + ": " + line));
    }

    assertThat(tooLong).as("lines of prose over 120 characters").isEmpty();
  }

  @Test
  void the_readme_has_the_result_of_the_comparison() throws IOException {
    String comparison = Files.readString(HOME.resolve("docs/comparison.md"));
    List<String> summary = groups(SUMMARY, comparison);

    assertThat(summary).hasSize(1);
    assertThat(inOneLine(Files.readString(HOME.resolve("README.md"))))
        .contains(inOneLine(summary.get(0)));
  }

  private static String inOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static boolean resolves(Path page, String link) throws IOException {
    String path = link.replaceFirst("#.*", "");
    Path file = path.isEmpty() ? page : page.getParent().resolve(path).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    int fragment = link.indexOf('#');
    return fragment < 0 || anchors(file).contains(link.substring(fragment + 1));
  }

  /** Anchors of headings, as GitHub makes them. */
  private static Set<String> anchors(Path page) throws IOException {
    return groups(HEADING, prose(page)).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** The text without its blocks of code. */
  private static String prose(Path page) throws IOException {
    return CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
  }

  private List<Path> pages() {
    return files.stream()
        .filter(file -> file.toString().endsWith(".md") && !file.toString().contains("/src/"))
        .toList();
  }

  private static List<Path> files() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          HOME,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              found.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
