package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.risk.ContractProfit;
import gammadesk.analytics.risk.RiskMarket.Mark;
import java.math.BigDecimal;
import java.util.Optional;

/** One instrument: what the market says of it, what we hold of it and what we have offered. */
final class Contract {
    final InstrumentName name;
    final CoinIndex index;
    final Currency currency;
    final long expiryMillis;
    final boolean isOption;
    final boolean isPerpetual;
    final boolean isAmountInUsd;
    final boolean isInverse;
    final Quotes quotes = new Quotes();
    final Holding holding = new Holding();
    final OwnOrders own = new OwnOrders();
    private Instrument spec;
    private Lots lots;
    private double mark = Double.NaN;
    private boolean isMarkTold;
    private double forward = Double.NaN;
    private double vol = Double.NaN;
    private double funding8h = Double.NaN;

    Contract(Instrument spec, InstrumentName name, CoinIndex index) {
        this.spec = spec;
        this.name = name;
        this.index = index;
        lots = new Lots(spec.minimumAmount());
        currency = name.family().quote().orElse(name.family().base());
        expiryMillis = spec.expiry().map(expiry -> expiry.epochMillis()).orElse(Long.MAX_VALUE);
        isOption = name.kind() == InstrumentKind.OPTION;
        isPerpetual = name.kind() == InstrumentKind.PERPETUAL;
        isAmountInUsd = ContractProfit.isAmountInUsd(name);
        isInverse = name.family().settlement() == Settlement.INVERSE;
    }

    Instrument spec() {
        return spec;
    }

    Lots lots() {
        return lots;
    }

    void list(Instrument next) {
        spec = next;
        lots = new Lots(next.minimumAmount());
    }

    void set(InstrumentState state) {
        if (spec.state() != state) {
            spec = spec.withState(state);
        }
    }

    /** Takes a ticker; numbers that it does not say stay as they were. */
    void tell(Ticker ticker, long now) {
        set(ticker.state());
        quotes.tell(ticker.quote(), now);
        tellMark(ticker.mark(), ticker.markIv());
        forward = ticker.underlying() > 0 ? ticker.underlying() : forward;
        funding8h = Double.isFinite(ticker.funding8h()) ? ticker.funding8h() : funding8h;
    }

    void tellMark(double price, double ivPercent) {
        if (isOption ? price >= 0 : price > 0) {
            mark = price;
            isMarkTold = true;
        }
        vol = ivPercent > 0 ? ivPercent / 100 : vol;
        tellMid();
    }

    /** As long as nobody tells a mark, the mid is one. */
    void tellMid() {
        double mid = quotes.mid();
        if (!isMarkTold && mid > 0) {
            mark = mid;
        }
    }

    /** Where there is neither mark nor mid, a trade is the first mark. */
    void traded(double price) {
        mark = Double.isNaN(mark) ? price : mark;
    }

    /** In the price unit; NaN while nothing is known. */
    double mark() {
        return mark;
    }

    double funding8h() {
        return funding8h;
    }

    /** USD for one unit of price as {@link HedgeInstrument} has it: the forward of an inverse option, else 1. */
    double usdPerPrice() {
        return !(isOption && isInverse) ? 1 : forward > 0 ? forward : index.price();
    }

    /** USD per coin: the index, the forward, the mark of a future; NaN while none is known. */
    double coinUsd() {
        if (index.isKnown()) {
            return index.price();
        }
        return isOption || forward > 0 ? forward : mark;
    }

    boolean isTradable(long now) {
        return spec.state() == InstrumentState.OPEN && now < expiryMillis && !index.isLocked();
    }

    boolean isOnLadder(double price) {
        return Double.isFinite(price) && price > 0 && spec.ticks().accepts(BigDecimal.valueOf(price));
    }

    /** What fees and margins look at. */
    HedgeInstrument asTraded() {
        return new HedgeInstrument(spec, mark, usdPerPrice(), coinUsd(), Quote.NONE, Optional.empty(), Double.NaN, 0);
    }

    Mark asMarked() {
        return isOption
                ? new Mark(mark, forward > 0 ? forward : index.price(), vol, 0, Greeks.UNKNOWN)
                : Mark.ofFuture(mark, 0);
    }
}
