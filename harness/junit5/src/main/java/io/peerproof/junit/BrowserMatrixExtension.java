package io.peerproof.junit;

import io.peerproof.browser.spec.BrowserSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test once per pair of the browsers of its {@link BrowserMatrix}. */
final class BrowserMatrixExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), BrowserMatrix.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    String[] written =
        AnnotationSupport.findAnnotation(context.getTestMethod(), BrowserMatrix.class)
            .orElseThrow()
            .value();
    List<BrowserSpec> browsers = Arrays.stream(written).map(BrowserMatrixExtension::spec).toList();
    if (browsers.isEmpty()) {
      throw new ExtensionConfigurationException(
          "@BrowserMatrix of " + context.getRequiredTestMethod() + " names no browser.");
    }
    return browsers.stream()
        .flatMap(caller -> browsers.stream().map(callee -> new BrowserPair(caller, callee)));
  }

  private static BrowserSpec spec(String written) {
    try {
      return BrowserSpec.parse(written);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "\"" + written + "\" in @BrowserMatrix is not a browser: " + e.getMessage(), e);
    }
  }
}
