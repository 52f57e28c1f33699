package gammadesk.views.book;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.format.Numbers;
import java.util.List;
import java.util.function.Function;

/** Brings the rows of a picture into a model. */
final class Rows {
    private Rows() {}

    static <R> void fill(
            BookModel<R> model,
            DeskSnapshot snapshot,
            long nowNanos,
            List<R> all,
            Function<R, String> words,
            String nothing) {
        String filter = model.filter().get();
        List<R> shown = filter.isBlank()
                ? all
                : all.stream()
                        .filter(row -> BookWords.matches(filter, words.apply(row)))
                        .toList();
        String empty = all.isEmpty() ? nothing : "No row contains “" + filter.trim() + "”. Clear the filter.";
        model.emptiness().set(BookWords.emptiness(snapshot, empty));
        model.state().set(BookWords.state(snapshot, nowNanos));
        model.stale().set(BookWords.isStale(snapshot));
        model.count().set(Numbers.rows(shown.size(), all.size()));
        model.rows().set(shown);
    }
}
