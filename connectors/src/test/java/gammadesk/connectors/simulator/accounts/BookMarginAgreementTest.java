package gammadesk.connectors.simulator.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
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
            Map<Contract, Double> sizes = new HashMap<>();
            book.entries()
                    .forEach(entry ->
                            sizes.merge(Contract.of(entry.instrument()).orElseThrow(), entry.amount(), Double::sum));
            BookRisk risk = BookRisk.of(book, market);
            for (BookMargin.Model model : BookMargin.Model.values()) {
                MarginModel theirs =
                        model == BookMargin.Model.PORTFOLIO ? MarginModel.SEGREGATED_PM : MarginModel.SEGREGATED_SM;
                Margins venue = exchange.of(theirs, Currency.BTC, sizes, List.of());
                BookMargin desk = BookMargin.of(risk, model, Currency.BTC, MarginTerms::published);
                assertThat(desk.initial()).as("book " + i + " " + model).isCloseTo(venue.initial(), within(1e-9));
                assertThat(desk.maintenance()).isCloseTo(venue.maintenance(), within(1e-9));
            }
        }
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
            boolean isFuture = FUTURES.contains(name);
            double amount = isFuture ? 10 * random.nextInt(-50_000, 50_000) : 0.1 * random.nextInt(-300, 300);
            entries.add(new RiskBook.Entry(name, amount));
        }
        return new RiskBook(entries, List.of());
    }
}
