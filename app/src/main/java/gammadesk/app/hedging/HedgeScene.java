package gammadesk.app.hedging;

import gammadesk.analytics.desk.BookMeter;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.MarketSeen;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.risk.HeldBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Market and book of one moment, as the hedge desk reckons with them.
 *
 * @param snapshot the market
 * @param held the book that is looked after
 * @param market the same market for valuing
 * @param risk the whole book, valued
 * @param nowNanos monotonic clock
 * @param nowMillis milliseconds since the epoch
 */
record HedgeScene(
        DeskSnapshot snapshot, HeldBook held, RiskMarket market, BookRisk risk, long nowNanos, long nowMillis) {
    static HedgeScene of(DeskSnapshot snapshot, HeldBook held, long nowNanos, long nowMillis) {
        RiskMarket market = BookMeter.market(snapshot.markets().values(), Map.of());
        return new HedgeScene(snapshot, held, market, BookRisk.of(held.book(), market), nowNanos, nowMillis);
    }

    RiskBook book() {
        return held.book();
    }

    BookSource source() {
        return held.source();
    }

    /** The positions on a coin. */
    List<RiskBook.Entry> held(Currency coin) {
        return book().entries().stream()
                .filter(entry -> InstrumentName.parse(entry.instrument())
                        .filter(name -> name.family().base().equals(coin))
                        .isPresent())
                .toList();
    }

    Optional<HedgeInstrument> instrument(String name) {
        return LiveInstruments.find(snapshot, name, nowNanos);
    }

    double index(Currency coin) {
        return market.index(coin);
    }

    /** Seconds since the index came, NaN when it never did. */
    double indexAge(Currency coin) {
        return snapshot.market(coin)
                .map(known -> known.indexAgeSeconds() + (nowNanos - snapshot.publishedNanos()) / 1e9)
                .orElse(Double.NaN);
    }

    /**
     * What is watched from the moment a proposal is shown: the index, and of every leg that moves like the coin its
     * mark. An option's price is bounded by its limit, and moves far more than its coin.
     */
    MarketSeen seen(Currency coin, List<HedgeLeg> legs) {
        Map<String, Double> prices = new HashMap<>();
        prices.put(coin + " index", index(coin));
        legs.stream()
                .flatMap(leg -> instrument(leg.instrument()).stream())
                .filter(HedgeInstrument::isDeltaOne)
                .forEach(one -> prices.put(one.name(), one.mark()));
        return new MarketSeen(nowMillis, prices);
    }

    /** How the venue reckons the account's margin. */
    BookMargin.Model margin(Currency coin) {
        boolean isPortfolio = snapshot.account()
                .flatMap(account -> account.summary(coin))
                .map(AccountSummary::marginModel)
                .filter(word -> word.contains("pm"))
                .isPresent();
        return isPortfolio ? BookMargin.Model.PORTFOLIO : BookMargin.Model.STANDARD;
    }

    /** Held on the account in an instrument, signed; NaN while the account is not known. */
    double position(String instrument) {
        return snapshot.account()
                .map(account -> account.positions().stream()
                        .map(held -> held.position())
                        .filter(position -> position.instrument().equals(instrument))
                        .mapToDouble(position -> position.size().doubleValue())
                        .sum())
                .orElse(Double.NaN);
    }
}
