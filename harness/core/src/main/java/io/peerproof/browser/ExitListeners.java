package io.peerproof.browser;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is to be told once of something that may never happen. Unlike what is hung on a future, one
 * who no longer watches is forgotten: a browser outlives the thousand calls that watched it.
 */
final class ExitListeners {

  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private volatile boolean happened;

  /** One who watches, until it is closed. */
  private final class Watcher implements BrowserSession.Subscription {
    private final Runnable act;

    Watcher(Runnable act) {
      this.act = act;
    }

    @Override
    public void close() {
      watchers.remove(this);
    }
  }

  /** Has {@code act} run when it happens; at once when it has. */
  BrowserSession.Subscription add(Runnable act) {
    Watcher watcher = new Watcher(act);
    watchers.add(watcher);
    if (happened) {
      tell(watcher);
    }
    return watcher;
  }

  /** It happened. */
  void tell() {
    happened = true;
    watchers.forEach(this::tell);
  }

  /** Whoever takes it out tells it, so that it is told once. */
  private void tell(Watcher watcher) {
    if (watchers.remove(watcher)) {
      watcher.act.run();
    }
  }

  int count() {
    return watchers.size();
  }
}
