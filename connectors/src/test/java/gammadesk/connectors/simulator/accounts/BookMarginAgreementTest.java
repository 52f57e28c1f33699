package gammadesk.connectors.simulator.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.OpenOrders;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The desk's margin of a book is the exchange's, on books made at random. */
class BookMarginAgreementTest {
    private static final long NOW = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();
    private static final double INDEX = 60_000;
    private static final List<String> FUTURES = List.of("BTC-PERPETUAL", "BTC-24APR26", "BTC-26JUN26");
    private static final List<String> EXPIRIES = List.of("3APR26", "24APR26", "26JUN26", "25DEC26");

    private final Map<String, Ticker> tickers = new HashMap<>();
    private final List<String> names = new ArrayList<>(FUTURES);
    private final MarginCalculator exchange = new MarginCalculator(new Floor(), MarginSettings.published());

    BookMarginAgreementTest() {
        FUTURES.forEach(name -> tickers.put(name, ticker(name, INDEX * 1.01, INDEX * 1.01, Double.NaN)));
        for (String expiry : EXPIRIES) {
            for (int strike = 30_000; strike <= 120_000; strike += 5_000) {
                option("BTC-" + expiry + "-" + strike + "-C");
                option("BTC-" + expiry + "-" + strike + "-P");
            }
        }
    }

    private void option(String name) {
        OptionName option = (OptionName) InstrumentName.parse(name).orElseThrow();
        double strike = option.strike().doubleValue();
        double vol = 0.5 + 0.3 * Math.abs(Math.log(strike / INDEX));
        double forward = INDEX * 1.01;
        double usd = Black76.priceUsd(forward, strike, option.expiry().yearsFrom(NOW), vol, option.type());
        tickers.put(name, ticker(name, usd / forward, forward, vol * 100));
        names.add(name);
    }

    private static Ticker ticker(String name, double mark, double underlying, double iv) {
        return new Ticker(
                name,
                InstrumentState.OPEN,
                Quote.NONE,
                Double.NaN,
                mark,
                INDEX,
                underlying,
                "",
                iv,
                Double.NaN,
                Double.NaN,
                Greeks.UNKNOWN,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new Stamp(NOW, 0));
    }

    private final class Floor implements MarketView {
        @Override
        public long nowMillis() {
            return NOW;
        }

        @Override
        public Optional<Ticker> ticker(String instrument) {
            return Optional.ofNullable(tickers.get(instrument));
        }

        @Override
        public double index(Currency coin) {
            return coin.equals(Currency.BTC) ? INDEX : Double.NaN;
        }
    }

    @Test
    void aThousandRandomBooksNeedTheSameInBothModels() {
        RiskMarket market = market();
        Random random = new Random(20_260_401);
        for (int i = 0; i < 1000; i++) {
            RiskBook book = book(random);
            BookRisk risk = BookRisk.of(book, market);
            for (BookMargin.Model model : BookMargin.Model.values()) {
                Margins venue = exchange.of(modelOf(model), Currency.BTC, sizes(book), List.of());
                BookMargin desk = BookMargin.of(risk, model, Currency.BTC, MarginTerms::published);
                assertThat(desk.initial()).as("book " + i + " " + model).isCloseTo(venue.initial(), within(1e-9));
                assertThat(desk.maintenance()).isCloseTo(venue.maintenance(), within(1e-9));
            }
        }
    }

    /** The venue's share of orders and ours, and everything in the initial margin; maintenance knows of no order. */
    @Test
    void aThousandRandomBooksWithOpenOrdersNeedTheSameInBothModels() {
        RiskMarket market = market();
        Random random = new Random(20_260_402);
        int charged = 0;
        for (int i = 0; i < 1000; i++) {
            RiskBook book = book(random);
            List<OpenOrders.Order> orders = orders(random, book);
            BookRisk risk = BookRisk.of(book, market);
            for (BookMargin.Model model : BookMargin.Model.values()) {
                Margins venue = exchange.of(modelOf(model), Currency.BTC, sizes(book), asVenue(orders));
                BookMargin desk =
                        BookMargin.of(risk, model, Currency.BTC, MarginTerms::published, OpenOrders.of(orders));
                assertThat(desk.initial()).as("book " + i + " " + model).isCloseTo(venue.initial(), within(1e-9));
                assertThat(desk.openOrders()).isCloseTo(venue.openOrders(), within(1e-9));
                assertThat(desk.maintenance()).isCloseTo(venue.maintenance(), within(1e-9));
                charged += venue.openOrders() > 1e-6 ? 1 : 0;
            }
        }
        assertThat(charged).isGreaterThan(1000);
    }

    private static MarginModel modelOf(BookMargin.Model model) {
        return model == BookMargin.Model.PORTFOLIO ? MarginModel.SEGREGATED_PM : MarginModel.SEGREGATED_SM;
    }

    private static Map<Contract, Double> sizes(RiskBook book) {
        Map<Contract, Double> sizes = new HashMap<>();
        book.entries()
                .forEach(entry ->
                        sizes.merge(Contract.of(entry.instrument()).orElseThrow(), entry.amount(), Double::sum));
        return sizes;
    }

    /** Half of them in instruments of the book, with prices on both sides of the mark. */
    private List<OpenOrders.Order> orders(Random random, RiskBook book) {
        List<OpenOrders.Order> orders = new ArrayList<>();
        int size = random.nextInt(9);
        for (int i = 0; i < size; i++) {
            boolean isHeld = random.nextBoolean() && !book.entries().isEmpty();
            String name = isHeld
                    ? book.entries().get(random.nextInt(book.entries().size())).instrument()
                    : names.get(random.nextInt(names.size()));
            double mark = tickers.get(name).mark();
            double price = FUTURES.contains(name)
                    ? Math.round(mark * (0.9 + 0.2 * random.nextDouble()))
                    : Math.round(mark * 2e4 * random.nextDouble() + 1) / 1e4;
            orders.add(new OpenOrders.Order(name, amount(random, name), price));
        }
        return orders;
    }

    private static List<OpenOrder> asVenue(List<OpenOrders.Order> orders) {
        return orders.stream()
                .filter(order -> order.amount() != 0)
                .map(order -> new OpenOrder(
                        order.instrument(),
                        order.amount() > 0 ? Side.BUY : Side.SELL,
                        BigDecimal.valueOf(Math.abs(order.amount())),
                        BigDecimal.valueOf(order.price()),
                        false))
                .toList();
    }

    private RiskMarket market() {
        Map<String, RiskMarket.Mark> marks = new HashMap<>();
        tickers.forEach((name, t) ->
                marks.put(name, new RiskMarket.Mark(t.mark(), t.underlying(), t.markIv() / 100, 0, Greeks.UNKNOWN)));
        return new RiskMarket(NOW, Map.of(Currency.BTC, INDEX), marks, Map.of());
    }

    private RiskBook book(Random random) {
        List<RiskBook.Entry> entries = new ArrayList<>();
        int size = random.nextInt(13);
        for (int i = 0; i < size; i++) {
            String name = names.get(random.nextInt(names.size()));
            entries.add(new RiskBook.Entry(name, amount(random, name)));
        }
        return new RiskBook(entries, List.of());
    }

    private static double amount(Random random, String name) {
        return FUTURES.contains(name) ? 10 * random.nextInt(-50_000, 50_000) : 0.1 * random.nextInt(-300, 300);
    }
}
