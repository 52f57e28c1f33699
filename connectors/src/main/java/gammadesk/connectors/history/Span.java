package gammadesk.connectors.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time, milliseconds since the epoch.
 *
 * @param from belongs to it
 * @param to does not
 */
record Span(long from, long to) {
    /** Spans in order, those that touch made one. */
    static List<Span> united(List<Span> spans) {
        List<Span> united = new ArrayList<>();
        spans.stream()
                .filter(span -> span.from < span.to)
                .sorted((one, other) -> Long.compare(one.from, other.from))
                .forEach(span -> {
                    if (!united.isEmpty() && united.getLast().to >= span.from) {
                        Span last = united.removeLast();
                        united.add(new Span(last.from, Math.max(last.to, span.to)));
                    } else {
                        united.add(span);
                    }
                });
        return united;
    }

    /** What of this is in none of the spans, oldest first. */
    List<Span> without(List<Span> spans) {
        List<Span> missing = new ArrayList<>();
        long at = from;
        for (Span known : united(spans)) {
            if (known.from >= to) {
                break;
            }
            if (known.from > at) {
                missing.add(new Span(at, known.from));
            }
            at = Math.max(at, known.to);
        }
        if (at < to) {
            missing.add(new Span(at, to));
        }
        return missing;
    }
}
