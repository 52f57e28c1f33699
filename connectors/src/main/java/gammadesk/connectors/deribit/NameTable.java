package gammadesk.connectors.deribit;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by the characters of their names, looked up straight in a parser's buffer: a name that was seen before costs
 * no allocation. Bounded, so that garbage on the wire cannot fill the memory: what comes after that is made anew each
 * time. Not for use by several threads.
 */
final class NameTable<T> {
    private static final int MOST = 1 << 15;

    private final Function<String, T> factory;
    private @Nullable Entry<T>[] slots = emptySlots(1 << 10);
    private int size;

    private static final class Entry<T> {
        private final int hash;
        private final char[] name;
        private final T value;

        Entry(int hash, char[] name, T value) {
            this.hash = hash;
            this.name = name;
            this.value = value;
        }

        boolean is(int otherHash, char[] buffer, int offset, int length) {
            return hash == otherHash && Arrays.equals(name, 0, name.length, buffer, offset, offset + length);
        }
    }

    NameTable(Function<String, T> factory) {
        this.factory = factory;
    }

    /** The value of the name that stands in the buffer. */
    T get(char[] buffer, int offset, int length) {
        int hash = hash(buffer, offset, length);
        int slot = hash & (slots.length - 1);
        for (Entry<T> entry = slots[slot]; entry != null; entry = slots[slot]) {
            if (entry.is(hash, buffer, offset, length)) {
                return entry.value;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return create(hash, slot, Arrays.copyOfRange(buffer, offset, offset + length));
    }

    int size() {
        return size;
    }

    private T create(int hash, int slot, char[] name) {
        T value = factory.apply(new String(name));
        if (size < MOST) {
            slots[slot] = new Entry<>(hash, name, value);
            size++;
            growWhenHalfFull();
        }
        return value;
    }

    private void growWhenHalfFull() {
        if (size * 2 <= slots.length) {
            return;
        }
        @Nullable Entry<T>[] old = slots;
        slots = emptySlots(old.length * 2);
        for (Entry<T> entry : old) {
            if (entry != null) {
                insert(entry);
            }
        }
    }

    private void insert(Entry<T> entry) {
        int slot = entry.hash & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
    }

    private static int hash(char[] buffer, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return hash ^ (hash >>> 15);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Entry<T>[] emptySlots(int length) {
        return new Entry[length];
    }
}
