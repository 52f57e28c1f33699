package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;

/** Builds the venue's summaries, rounded as it shows them. */
final class Tickers {
    private Tickers() {}

    static Ticker of(Line line, long nowMillis, double index, double estimatedDelivery) {
        return switch (line) {
            case OptionLine option -> option(option, nowMillis, index, estimatedDelivery);
            case FutureLine future -> future(future, nowMillis, index, estimatedDelivery);
        };
    }

    private static Ticker option(OptionLine line, long nowMillis, double index, double estimatedDelivery) {
        ExpiryBoard board = line.board;
        Quote quote = line.quote();
        return new Ticker(
                line.name(),
                line.instrument.state(),
                quote,
                line.day.last(),
                line.shownMark(),
                index,
                board.forward(),
                board.forwardName(),
                hundredth(line.sigma * 100),
                hundredth(impliedPercent(line, quote.bid())),
                hundredth(impliedPercent(line, quote.ask())),
                shown(MarkKernel.greeks(board.forward(), line.strike, line.sign, line.sigma, board.years())),
                0,
                line.openInterest,
                line.day.volume(nowMillis),
                line.day.volumeUsd(nowMillis),
                line.day.changePercent(nowMillis),
                line.day.high(nowMillis),
                line.day.low(nowMillis),
                line.settlement,
                estimatedDelivery,
                Double.NaN,
                Double.NaN,
                new Stamp(Math.max(line.touchedMillis, board.refreshedMillis()), 0));
    }

    private static Ticker future(FutureLine line, long nowMillis, double index, double estimatedDelivery) {
        boolean perpetual = line.instrument.expiry().isEmpty();
        return new Ticker(
                line.name(),
                line.instrument.state(),
                line.quote(),
                line.day.last(),
                line.shownMark(),
                index,
                Double.NaN,
                "",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Greeks.UNKNOWN,
                Double.NaN,
                line.openInterest,
                line.day.volume(nowMillis),
                line.day.volumeUsd(nowMillis),
                line.day.changePercent(nowMillis),
                line.day.high(nowMillis),
                line.day.low(nowMillis),
                line.settlement,
                estimatedDelivery,
                perpetual ? line.currentFunding() : Double.NaN,
                perpetual ? line.funding8h() : Double.NaN,
                new Stamp(line.touchedMillis, 0));
    }

    /** A recorded option: what the recording lacks is NaN, or empty, or computed from its marks. */
    static Ticker recorded(RecordedOption row, long millis) {
        return new Ticker(
                row.instrument().name(),
                InstrumentState.OPEN,
                row.quote(),
                Double.NaN,
                row.mark(),
                row.index(),
                row.forward(),
                row.forwardName(),
                row.markIvPercent(),
                row.bidIvPercent(millis),
                row.askIvPercent(millis),
                row.greeks(millis),
                0,
                row.openInterest(),
                row.volume(),
                row.volumeUsd(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                row.index(),
                Double.NaN,
                Double.NaN,
                new Stamp(millis, 0));
    }

    /** A recorded future or perpetual: only its price was recorded. */
    static Ticker recordedFuture(RecordedFuture row, long millis) {
        return new Ticker(
                row.instrument().name(),
                InstrumentState.OPEN,
                Quote.NONE,
                row.last(),
                row.mark(),
                row.index(),
                Double.NaN,
                "",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Greeks.UNKNOWN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                row.index(),
                Double.NaN,
                Double.NaN,
                new Stamp(millis, 0));
    }

    /** The volatility of a price as the venue shows it, percent. */
    static double shownImpliedPercent(OptionLine line, double price) {
        return hundredth(impliedPercent(line, price));
    }

    private static double impliedPercent(OptionLine line, double price) {
        return Double.isNaN(price)
                ? Double.NaN
                : MarkKernel.impliedPercent(price, line.board.forward(), line.strike, line.sign, line.board.years());
    }

    private static Greeks shown(Greeks exact) {
        return new Greeks(
                rounded(exact.delta(), 1e5),
                rounded(exact.gamma(), 1e5),
                rounded(exact.vega(), 1e5),
                rounded(exact.theta(), 1e5),
                rounded(exact.rho(), 1e5));
    }

    private static double hundredth(double value) {
        return rounded(value, 100);
    }

    private static double rounded(double value, double units) {
        return Math.rint(value * units) / units;
    }
}
