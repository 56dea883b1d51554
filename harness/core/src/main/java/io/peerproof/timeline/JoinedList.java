package io.peerproof.timeline;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Two lists one after the other, neither of them copied. */
final class JoinedList<E> extends AbstractList<E> implements RandomAccess {

  private final List<E> first;
  private final List<E> second;

  private JoinedList(List<E> first, List<E> second) {
    this.first = first;
    this.second = second;
  }

  static <E> List<E> of(List<E> first, List<E> second) {
    return first.isEmpty() ? second : second.isEmpty() ? first : new JoinedList<>(first, second);
  }

  @Override
  public E get(int index) {
    return index < first.size() ? first.get(index) : second.get(index - first.size());
  }

  @Override
  public int size() {
    return first.size() + second.size();
  }
}
