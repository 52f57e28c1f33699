package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueTerms.MarginCalls;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.OpenOrders;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What the account needs as margin, by the desk's own margin engine at the venue's marks. */
final class Margins {
    private final MarginCalls calls;
    private final Books books;
    private final Matching matching;

    Margins(MarginCalls calls, Books books, Matching matching) {
        this.calls = calls;
        this.books = books;
        this.matching = matching;
    }

    /** In one settlement currency, with what is offered. */
    BookMargin of(Currency currency, long now) {
        return of(currency, List.copyOf(matching.resting()), now);
    }

    private BookMargin of(Currency currency, List<Live> orders, long now) {
        List<OpenOrders.Order> open = orders.stream()
                .filter(order -> !order.terms.reduceOnly())
                .map(Margins::offer)
                .toList();
        Stream<Contract> offered = orders.stream().map(order -> order.contract);
        RiskMarket market = market(Stream.concat(books.held().stream(), offered), now);
        return BookMargin.of(
                BookRisk.of(book(currency), market), calls.model(), currency, calls.terms(), OpenOrders.of(open));
    }

    /** An order at the market is taken at the touch. */
    private static OpenOrders.Order offer(Live order) {
        double price = order.terms.limit().isPresent()
                ? order.limit()
                : order.contract.quotes.against(order.side()).best();
        return new OpenOrders.Order(order.contract.name.text(), order.side().sign() * order.left(), price);
    }

    /** Whether the account can hold what an order may make of it; one that needs no more than there is always can. */
    boolean isFunded(Live order, long now) {
        Currency currency = order.contract.currency;
        List<Live> others = new ArrayList<>(matching.resting());
        others.removeIf(other -> other.id == order.id);
        List<Live> all = new ArrayList<>(others);
        all.add(order);
        double after = of(currency, all, now).initial();
        return after <= books.equity(currency)
                || after <= of(currency, others, now).initial();
    }

    /** What is needed to keep what is held; what is offered does not count. */
    double maintenance(Currency currency, long now) {
        return maintenance(risk(currency, now), currency);
    }

    /** The positions of a currency, valued. */
    BookRisk risk(Currency currency, long now) {
        return BookRisk.of(book(currency), market(books.held(currency).stream(), now));
    }

    /** What some positions need. */
    double maintenance(BookRisk risk, Currency currency) {
        return BookMargin.of(risk, calls.model(), currency, calls.terms()).maintenance();
    }

    private RiskBook book(Currency currency) {
        List<RiskBook.Entry> entries = books.held(currency).stream()
                .map(contract -> new RiskBook.Entry(
                        contract.name.text(), contract.holding.amount, average(contract.holding.average)))
                .toList();
        return new RiskBook(entries, List.of());
    }

    private static OptionalDouble average(double price) {
        return Double.isNaN(price) ? OptionalDouble.empty() : OptionalDouble.of(price);
    }

    private static RiskMarket market(Stream<Contract> contracts, long now) {
        Map<String, Mark> marks = new HashMap<>();
        Map<Currency, Double> indexes = new HashMap<>();
        contracts.forEach(contract -> {
            marks.put(contract.name.text(), contract.asMarked());
            if (contract.coinUsd() > 0) {
                indexes.put(contract.name.family().base(), contract.coinUsd());
            }
        });
        return new RiskMarket(now, indexes, marks, Map.of());
    }
}
