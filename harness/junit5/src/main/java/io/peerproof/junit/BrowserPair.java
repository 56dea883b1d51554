package io.peerproof.junit;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * The browsers of one invocation of a test, passed on in JUnit's store; in a call of more than two,
 * all peers but the first have the second browser.
 */
record BrowserPair(BrowserSpec caller, BrowserSpec callee)
    implements TestTemplateInvocationContext {

  private static final Namespace NAMESPACE = Namespace.create(BrowserPair.class);

  /** Stores the pair before a constructor or a method requests a call. */
  private record StoreExtension(BrowserPair pair)
      implements TestInstancePreConstructCallback, BeforeEachCallback {

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
      return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void preConstructTestInstance(
        TestInstanceFactoryContext factory, ExtensionContext context) {
      beforeEach(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      context.getStore(NAMESPACE).put(BrowserPair.class, pair);
    }
  }

  static Optional<BrowserPair> of(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(BrowserPair.class, BrowserPair.class));
  }

  CallSettings applyTo(CallSettings settings) {
    CallSettings paired = settings;
    for (PeerRole role : settings.roles()) {
      paired = paired.with(role, peer -> peer.withBrowser(role.number() == 1 ? caller : callee));
    }
    return paired;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return caller.equals(callee) ? caller.toString() : caller + " calls " + callee;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new StoreExtension(this));
  }
}
