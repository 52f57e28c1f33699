package gammadesk.app.risk;

import gammadesk.analytics.desk.BookAttribution;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.Attributor;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.Flows;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the book was at earlier moments of the session, and why it is worth something else now: its first moment, the
 * last one before 08:00 UTC, and one a minute of the last hour.
 */
final class BookHistory {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long SETTLEMENT = 8 * HOUR;
    private static final double SAME = 1e-9;

    private final Deque<Moment> minutes = new ArrayDeque<>();
    private @Nullable Moment first;
    private @Nullable Moment settled;
    private @Nullable Moment last;

    /**
     * A book at a moment.
     *
     * @param funding received since the record of it began, by currency
     */
    private record Moment(BookRisk book, Map<Currency, Double> funding) {
        long atMillis() {
            return book.market().nowMillis();
        }

        /** What came since an earlier moment. */
        Map<Currency, Double> fundingSince(Moment earlier) {
            Map<Currency, Double> since = new HashMap<>(funding);
            earlier.funding.forEach((currency, amount) -> since.merge(currency, -amount, Double::sum));
            return since;
        }
    }

    /** Forgets everything: another book begins. */
    void clear() {
        minutes.clear();
        first = null;
        settled = null;
        last = null;
    }

    /**
     * Notes the book of a moment; one that is not later than the last says nothing new.
     *
     * @param funding received since the record of it began, by currency; empty for a book that is not an account
     */
    void take(BookRisk now, Map<Currency, Double> funding) {
        long at = now.market().nowMillis();
        if (last != null && at <= last.atMillis()) {
            return;
        }
        Moment kept = new Moment(trimmed(now), funding);
        first = first == null ? kept : first;
        boolean crossed = last != null && last.atMillis() <= settlementBefore(at);
        settled = crossed ? last : settled;
        last = kept;
        if (minutes.isEmpty() || at - minutes.getLast().atMillis() >= MINUTE) {
            minutes.addLast(kept);
        }
        forgetAllButOneBefore(at - HOUR);
    }

    private void forgetAllButOneBefore(long millis) {
        while (minutes.size() > 1
                && minutes.stream().skip(1).findFirst().orElseThrow().atMillis() <= millis) {
            minutes.removeFirst();
        }
    }

    /** The last 08:00 UTC before or at a moment. */
    static long settlementBefore(long millis) {
        return Math.floorDiv(millis - SETTLEMENT, DAY) * DAY + SETTLEMENT;
    }

    /** Marks of what is not held would be most of the memory. */
    private static BookRisk trimmed(BookRisk book) {
        Map<String, RiskMarket.Mark> held = new HashMap<>();
        book.book().entries().stream()
                .map(RiskBook.Entry::instrument)
                .forEach(name ->
                        Optional.ofNullable(book.market().marks().get(name)).ifPresent(mark -> held.put(name, mark)));
        RiskMarket market = book.market();
        return new BookRisk(
                book.book(), new RiskMarket(market.nowMillis(), market.indexes(), held, market.smiles()), book.rows());
    }

    /**
     * The explanation in the chosen coin.
     *
     * @param fills all executions of the account that are known; none for a book that is not an account
     * @param isAccount whether executions can be known at all
     */
    Reading<BookAttribution> explain(RiskChoice choice, BookRisk now, List<Fill> fills, boolean isAccount) {
        Optional<Moment> start = start(choice.since(), now.market().nowMillis());
        if (start.isEmpty()
                || last == null
                || start.get().atMillis() >= now.market().nowMillis()) {
            return Reading.missing("the book has only just become known; there is nothing earlier to compare it with");
        }
        BookRisk before = start.get().book();
        long from = start.get().atMillis();
        List<Fill> since =
                fills.stream().filter(fill -> fill.stamp().venueMillis() > from).toList();
        Flows flows = flows(since, last.fundingSince(start.get()));
        return Reading.of(new BookAttribution(
                choice.since(),
                from,
                now.market().nowMillis(),
                Attributor.explain(before, now.market(), flows, choice.currency()),
                assumptions(before, now, flows, isAccount)));
    }

    private Optional<Moment> start(RiskChoice.Since since, long now) {
        return switch (since) {
            case SESSION -> Optional.ofNullable(first);
            case SETTLEMENT -> at(settlementBefore(now));
            case HOUR -> at(now - HOUR);
        };
    }

    /** The latest moment that is not after the wanted one, else the earliest there is. */
    private Optional<Moment> at(long millis) {
        List<Moment> moments = Stream.concat(Stream.of(first, settled).flatMap(Stream::ofNullable), minutes.stream())
                .toList();
        return moments.stream()
                .filter(moment -> moment.atMillis() <= millis)
                .reduce((a, b) -> a.atMillis() >= b.atMillis() ? a : b)
                .or(() -> Optional.ofNullable(first));
    }

    private static Flows flows(List<Fill> fills, Map<Currency, Double> funding) {
        List<Flows.Trade> trades = fills.stream()
                .map(fill -> new Flows.Trade(
                        fill.instrument(), signed(fill), fill.price().doubleValue()))
                .toList();
        Map<Currency, Double> fees = fills.stream()
                .collect(Collectors.groupingBy(
                        Fill::feeCurrency,
                        Collectors.summingDouble(fill -> fill.fee().doubleValue())));
        return new Flows(trades, fees, funding, Map.of());
    }

    private static double signed(Fill fill) {
        return fill.side() == Side.BUY
                ? fill.amount().doubleValue()
                : -fill.amount().doubleValue();
    }

    private static List<String> assumptions(BookRisk before, BookRisk now, Flows flows, boolean isAccount) {
        List<String> clauses = new ArrayList<>();
        if (!isAccount) {
            clauses.add("a book without an account: no fees, no funding, no trades");
            return clauses;
        }
        clauses.add("funding as far as the venue has stated it");
        List<String> changed = unexplained(before, now, flows);
        if (!changed.isEmpty()) {
            clauses.add("changed without an execution that is known here: " + String.join(", ", changed));
        }
        return clauses;
    }

    private static List<String> unexplained(BookRisk before, BookRisk now, Flows flows) {
        Map<String, Double> open = new HashMap<>();
        now.book().entries().forEach(entry -> open.merge(entry.instrument(), entry.amount(), Double::sum));
        before.book().entries().forEach(entry -> open.merge(entry.instrument(), -entry.amount(), Double::sum));
        flows.trades().forEach(trade -> open.merge(trade.instrument(), -trade.amount(), Double::sum));
        return open.entrySet().stream()
                .filter(entry -> Math.abs(entry.getValue()) > SAME)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
