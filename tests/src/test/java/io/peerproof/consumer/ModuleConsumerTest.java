package io.peerproof.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles a module that uses Peerproof from outside: it sees what is promised, and no more. */
class ModuleConsumerTest {

  private static final JavaFileObject DESCRIPTOR =
      source("module-info", "module consumer { requires io.peerproof.junit; }");

  @TempDir private Path classes;

  @Test
  void a_module_compiles_against_promised_types() throws Exception {
    assertThat(
            errors(
                """
                import static io.peerproof.assertj.PeerproofAssertions.assertThat;

                import io.peerproof.Call;
                import io.peerproof.browser.spec.BrowserSpec;
                import io.peerproof.event.PeerEvent;
                import io.peerproof.junit.PeerproofTest;
                import io.peerproof.proof.Outcome;
                import io.peerproof.report.CallReport;
                import java.time.Duration;
                import java.util.List;

                @PeerproofTest
                class Consumer {
                  @org.junit.jupiter.api.Test
                  void connects(Call call) {
                    List<PeerEvent> events = call.open("http://localhost/").caller().events();
                    CallReport report = call.prove(Duration.ofSeconds(9), Duration.ZERO);
                    assertThat(call);
                    boolean passed = report.outcome() == Outcome.PASSED;
                    call.caller().driver().getTitle();
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void a_module_does_not_compile_against_another_package_of_the_harness() throws Exception {
    assertThat(
            errors(
                """
                class Consumer {
                  io.peerproof.run.CallSeries series;
                }
                """))
        .containsExactly(
            """
            package io.peerproof.run is not visible
              (package io.peerproof.run is declared in module io.peerproof, which does not export it to module consumer)\
            """);
  }

  private List<String> errors(String consumer) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    compiler
        .getTask(
            null,
            null,
            found,
            List.of(
                "--module-path",
                System.getProperty("java.class.path"),
                "--class-path", // else the compiler finds the packages there too
                classes.toString(),
                "-d",
                classes.toString(),
                "-proc:none"),
            null,
            List.of(DESCRIPTOR, source("consumer/Consumer", "package consumer;\n" + consumer)))
        .call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
