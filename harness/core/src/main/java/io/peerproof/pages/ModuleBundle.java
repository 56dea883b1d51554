package io.peerproof.pages;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * ES modules as one script without {@code import} and {@code export}.
 *
 * <p>A preload script and a page opened from a disk cannot import modules. The bundle follows the
 * imports of one module and puts each module once, after those it imports. All share one scope, so
 * modules keep to named imports and exports, and their top-level names differ.
 *
 * @param modules class path names, in the order in which the script holds them
 * @param script their text
 */
public record ModuleBundle(List<String> modules, String script) {

  private static final Pattern IMPORT = Pattern.compile("(?m)^[ \t]*import\\b.*");
  private static final Pattern NAMED_IMPORT =
      Pattern.compile(
          "import \\{(\\s*[\\w$]+(?:\\s*,\\s*[\\w$]+)*\\s*,?\\s*)} from '(\\.{1,2}/[^']+)';\\R?");
  private static final Pattern NAME = Pattern.compile("[\\w$]+");
  private static final Pattern EXPORT = Pattern.compile("(?m)^[ \t]*export\\b.*");
  private static final Pattern NAMED_EXPORT =
      Pattern.compile("export (?=(?:async )?(?:const|let|function\\*?|class) ([\\w$]+))");
  private static final Pattern TOP_LEVEL_NAME =
      Pattern.compile("(?m)^(?:async )?(?:const|let|function\\*?|class) ([\\w$]+)");

  public ModuleBundle {
    modules = List.copyOf(modules);
  }

  /**
   * The bundle of a module and of all that it imports, directly or not.
   *
   * @param entry class path name of the module, for example {@code /io/peerproof/pages/x/main.js}
   * @throws IllegalStateException if a module is missing, if modules import each other, or if they
   *     use what a bundle cannot hold
   */
  public static ModuleBundle of(String entry) {
    return of(entry, PageResource::find);
  }

  /** The bundle of modules that {@code source} reads, which returns null for a missing one. */
  static ModuleBundle of(String entry, Function<String, @Nullable String> source) {
    Collector collector = new Collector(source);
    collector.add(entry, List.of());
    return collector.bundle();
  }

  /** Modules read so far, each after those it imports. */
  private static final class Collector {

    private final Function<String, @Nullable String> source;
    private final Map<String, String> scripts = new LinkedHashMap<>();
    private final Map<String, Set<String>> exports = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    Collector(Function<String, @Nullable String> source) {
      this.source = source;
    }

    /**
     * Adds a module and, before it, those it imports.
     *
     * @param importers the modules on the way here: each imports the next, and the last this one
     */
    void add(String module, List<String> importers) {
      List<String> path = new ArrayList<>(importers);
      path.add(module);
      if (importers.contains(module)) {
        throw new IllegalStateException(
            "Modules import each other: "
                + String.join(" → ", path.subList(importers.indexOf(module), path.size())));
      }
      if (scripts.containsKey(module)) {
        return;
      }
      String script = withoutExports(module, withoutImports(module, read(module, path), path));
      TOP_LEVEL_NAME.matcher(script).results().forEach(name -> claim(module, name.group(1)));
      scripts.put(module, script);
    }

    ModuleBundle bundle() {
      return new ModuleBundle(List.copyOf(scripts.keySet()), String.join("\n", scripts.values()));
    }

    private String read(String module, List<String> path) {
      String text = source.apply(module);
      if (text == null) {
        throw new IllegalStateException(
            "Module "
                + module
                + " is not on the class path"
                + (path.size() > 1 ? ", but " + path.get(path.size() - 2) + " imports it" : "")
                + ". Build the Maven module `pages`.");
      }
      return text;
    }

    private String withoutImports(String module, String text, List<String> path) {
      return without(
          IMPORT,
          NAMED_IMPORT,
          module,
          text,
          found -> {
            String imported = URI.create(module).resolve(found.group(2)).getPath();
            add(imported, path);
            NAME.matcher(found.group(1))
                .results()
                .forEach(name -> requireExport(module, name.group(), imported));
          });
    }

    private void requireExport(String module, String name, String imported) {
      if (!exports.get(imported).contains(name)) {
        throw new IllegalStateException(
            module + " imports " + name + ", but " + imported + " does not export it.");
      }
    }

    private String withoutExports(String module, String text) {
      Set<String> names =
          NAMED_EXPORT.matcher(text).results().map(e -> e.group(1)).collect(Collectors.toSet());
      exports.put(module, names);
      return without(EXPORT, NAMED_EXPORT, module, text, found -> {});
    }

    /** The text without what {@code known} matches of each statement that {@code any} finds. */
    private static String without(
        Pattern any, Pattern known, String module, String text, Consumer<MatchResult> use) {
      Matcher statement = any.matcher(text);
      Matcher form = known.matcher(text);
      StringBuilder rest = new StringBuilder();
      int end = 0;
      while (statement.find(end)) {
        form.region(statement.start(), text.length());
        if (!form.lookingAt()) {
          long line = text.substring(0, statement.start()).lines().count() + 1;
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "%s:%d: a bundle cannot hold `%s`. "
                      + "Use `import { name } from './module.js';` and `export` before a declaration.",
                  module,
                  line,
                  statement.group().strip()));
        }
        use.accept(form.toMatchResult());
        rest.append(text, end, form.start());
        end = form.end();
      }
      return rest.append(text.substring(end)).toString();
    }

    private void claim(String module, String name) {
      String other = owners.putIfAbsent(name, module);
      if (other != null) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s and %s both declare %s. In a bundle they share one scope: rename one.",
                other,
                module,
                name));
      }
    }
  }
}
