package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.TickLadder;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The venue's trading rules for its coin-settled contracts, as its instrument lists state them. */
final class Contracts {
    private static final TickLadder OPTION_TICKS =
            new TickLadder(decimal("0.0001"), List.of(new TickLadder.Step(decimal("0.005"), decimal("0.0005"))));
    private static final BigDecimal OPTION_FEE = decimal("0.0003");
    private static final BigDecimal FUTURE_TAKER_FEE = decimal("0.0005");
    private static final BigDecimal WEEKLY_MAKER_FEE = decimal("-0.0001");

    private Contracts() {}

    static Instrument option(Currency coin, Expiry expiry, BigDecimal strike, boolean call, long createdMillis) {
        String name = coin + "-" + expiry.label() + "-" + strike.toPlainString() + (call ? "-C" : "-P");
        return ofName(name, createdMillis).orElseThrow();
    }

    static Instrument future(Currency coin, Expiry expiry, long createdMillis) {
        return ofName(coin + "-" + expiry.label(), createdMillis).orElseThrow();
    }

    static Instrument perpetual(Currency coin, long createdMillis) {
        return ofName(coin + "-PERPETUAL", createdMillis).orElseThrow();
    }

    /** The contract of a name; empty for another venue's grammar and for kinds that have no coin-settled form. */
    static Optional<Instrument> ofName(String name, long createdMillis) {
        return InstrumentName.parse(name)
                .filter(parsed -> parsed.family().settlement() == Settlement.INVERSE)
                .flatMap(parsed -> switch (parsed) {
                    case InstrumentName.OptionName option -> Optional.of(option(option, createdMillis));
                    case InstrumentName.FutureName future ->
                        Optional.of(future(future, Optional.of(future.expiry()), createdMillis));
                    case InstrumentName.PerpetualName perpetual ->
                        Optional.of(future(perpetual, Optional.empty(), createdMillis));
                    case InstrumentName.SpotName _, InstrumentName.ComboName _ -> Optional.empty();
                });
    }

    /** The smallest option order, in coin: 0.1 BTC, 1 of any other coin. */
    static double minimumOptionAmount(Currency coin) {
        return coin.equals(Currency.BTC) ? 0.1 : 1;
    }

    /** The smallest futures order, in USD. */
    static double minimumFutureAmount(Currency coin) {
        return coin.equals(Currency.BTC) ? 10 : 1;
    }

    static String indexName(Currency coin) {
        return coin.code().toLowerCase(Locale.ROOT) + "_usd";
    }

    private static Instrument option(InstrumentName.OptionName name, long createdMillis) {
        Currency coin = name.family().base();
        return new Instrument(
                name.text(),
                InstrumentKind.OPTION,
                coin,
                coin,
                coin,
                Settlement.INVERSE,
                Optional.of(name.expiry()),
                Optional.of(new Instrument.OptionTerms(name.strike(), name.type())),
                BigDecimal.ONE,
                OPTION_TICKS,
                decimal(coin.equals(Currency.BTC) ? "0.1" : "1"),
                OPTION_FEE,
                OPTION_FEE,
                createdMillis,
                InstrumentState.OPEN);
    }

    private static Instrument future(InstrumentName name, Optional<Expiry> expiry, long createdMillis) {
        Currency coin = name.family().base();
        BigDecimal size = decimal(coin.equals(Currency.BTC) ? "10" : "1");
        return new Instrument(
                name.text(),
                name.kind(),
                coin,
                Currency.USD,
                coin,
                Settlement.INVERSE,
                expiry,
                Optional.empty(),
                size,
                TickLadder.flat(futureTick(coin, expiry.isPresent())),
                size,
                expiry.filter(Contracts::isWeekly).isPresent() ? WEEKLY_MAKER_FEE : BigDecimal.ZERO,
                FUTURE_TAKER_FEE,
                createdMillis,
                InstrumentState.OPEN);
    }

    /** A Friday that is not its month's last. */
    private static boolean isWeekly(Expiry expiry) {
        LocalDate date = expiry.date();
        return date.getDayOfWeek() == DayOfWeek.FRIDAY && date.plusWeeks(1).getMonth() == date.getMonth();
    }

    private static BigDecimal futureTick(Currency coin, boolean dated) {
        if (!coin.equals(Currency.BTC)) {
            return decimal("0.05");
        }
        return decimal(dated ? "2.5" : "0.5");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
