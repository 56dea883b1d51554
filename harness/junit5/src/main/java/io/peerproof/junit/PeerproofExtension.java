package io.peerproof.junit;

import io.peerproof.Call;
import io.peerproof.Peerproof;
import io.peerproof.call.CallSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides calls to tests and attaches the reports of failed ones. Registered by {@link
 * PeerproofTest}.
 */
final class PeerproofExtension implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(PeerproofExtension.class);

  /** Gives a constructor the call of the test that it is constructed for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Call.class || type == Peerproof.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Peerproof.class) {
      return peerproof(context);
    }
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A Call belongs to one test. A constructor of a class that serves all its tests"
              + " (@TestInstance(PER_CLASS)) and @BeforeAll cannot get one. Declare a Call parameter"
              + " in the test method or in @BeforeEach, or a Peerproof parameter here.");
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Call.class, type -> newCall(context), Call.class);
  }

  private static Call newCall(ExtensionContext context) {
    CallSettings settingsOfTest = ExtensionSettings.of(context);
    CallSettings settings =
        BrowserPair.of(context).map(pair -> pair.applyTo(settingsOfTest)).orElse(settingsOfTest);
    return peerproof(context).call(settings, folderOf(context));
  }

  /**
   * Returns the instance of the outermost test class, shared with all nested classes; JUnit closes
   * it.
   */
  private static Peerproof peerproof(ExtensionContext context) {
    ExtensionContext outermost = context;
    for (ExtensionContext at = context; at.getTestClass().isPresent(); at = parent(at)) {
      outermost = at;
    }
    ExtensionContext owner = outermost;
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            Peerproof.class,
            type ->
                Peerproof.start(ExtensionSettings.of(owner), ExtensionSettings.artifacts(owner)),
            Peerproof.class);
  }

  private static ExtensionContext parent(ExtensionContext context) {
    return context.getParent().orElseThrow();
  }

  /**
   * Returns a folder name such as {@code CheckoutIT/support_agent_sees_the_customer}, different for
   * each invocation of a test.
   */
  private static String folderOf(ExtensionContext context) {
    String type = context.getRequiredTestClass().getName();
    String method = context.getRequiredTestMethod().getName();
    String display = context.getDisplayName();
    String run = display.startsWith(method + "(") ? "" : "-" + display;
    return type.substring(type.lastIndexOf('.') + 1)
        + "/"
        + (method + run).replaceAll("[^\\p{Alnum}_-]+", "-");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    @Nullable Call call = context.getStore(NAMESPACE).get(Call.class, Call.class);
    if (call == null || context.getExecutionException().isEmpty()) {
      return;
    }
    Path report = call.keepReport().orElse(null);
    if (report != null) {
      context.publishReportEntry("peerproof.report", report.toUri().toString());
      context.publishDirectory(
          "peerproof",
          attached -> new AttachmentDirectory(attached).replaceWith(report.getParent()));
    }
  }
}
