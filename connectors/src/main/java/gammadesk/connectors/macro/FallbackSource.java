package gammadesk.connectors.macro;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.MacroRelease;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MacroSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One source, and another where the first has not everything; a notice says so. The two are never mixed: what comes is
 * all of the one or all of the other.
 */
public record FallbackSource(MacroSource first, MacroSource second) implements MacroSource {
    @Override
    public String origin() {
        return first.origin() + ", else " + second.origin();
    }

    @Override
    public HistoryAnswer<MacroObservation> observations(String series, LocalDate from, LocalDate to) {
        return get(source -> source.observations(series, from, to));
    }

    @Override
    public HistoryAnswer<MacroRelease> releases(String series, LocalDate from, LocalDate to) {
        return get(source -> source.releases(series, from, to));
    }

    private <T> HistoryAnswer<T> get(Function<MacroSource, HistoryAnswer<T>> question) {
        HistoryAnswer<T> answer = question.apply(first);
        return switch (answer) {
            case HistoryAnswer.Whole<T> whole -> whole;
            case HistoryAnswer.Part<T> part -> instead(part, part.reason(), question.apply(second));
            case HistoryAnswer.Unavailable<T> none -> instead(none, none.reason(), question.apply(second));
        };
    }

    private <T> HistoryAnswer<T> instead(HistoryAnswer<T> failed, String reason, HistoryAnswer<T> other) {
        if (!(other instanceof HistoryAnswer.Whole<T> whole)) {
            return failed;
        }
        List<String> notices = new ArrayList<>(whole.notices());
        notices.add("From " + second.origin() + ", because " + first.origin() + " has it not: " + reason + ".");
        return new HistoryAnswer.Whole<>(whole.rows(), notices);
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
