package gammadesk.app.hedging;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.hedging.FlattenLimits;
import gammadesk.analytics.hedging.GuardContext;
import gammadesk.analytics.hedging.GuardContext.Exposure;
import gammadesk.analytics.hedging.GuardContext.Sent;
import gammadesk.analytics.hedging.Guardrails;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgeOrder;
import gammadesk.analytics.hedging.InstrumentStateGuard;
import gammadesk.analytics.hedging.NotionalGuard;
import gammadesk.analytics.hedging.PriceCollar;
import gammadesk.analytics.hedging.SelfCrossGuard;
import gammadesk.analytics.hedging.StaleInterlock;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.analytics.risk.RiskGreeks;
import gammadesk.analytics.risk.WhatIf;
import gammadesk.app.trading.OrderPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts the guardrails' questions to the live desk: for an order that is about to be sent, or for a whole proposal. */
final class GuardRoom {
    private final OrderPath path;

    GuardRoom(OrderPath path) {
        this.path = path;
    }

    /**
     * For what an order is judged.
     *
     * @param hedge the proposal of which it is a part
     * @param coin whose risk it changes
     * @param limits that hold
     * @param sent own orders sent lately
     * @param todayUsd the book's result since the day began, NaN when it is not known
     */
    record Case(String hedge, Currency coin, HardLimits limits, List<Sent> sent, double todayUsd) {}

    /** Everything that is against one order now. */
    List<Verdict.Stop> stops(Case of, HedgeOrder order, HedgeScene scene) {
        return stops(of, order, scene, scene.book());
    }

    /** What is against an order of the kill switch's flattening, which only ever makes delta smaller. */
    List<Verdict.Stop> flattening(Case of, HedgeOrder order, HedgeScene scene, FlattenLimits limits) {
        return new Guardrails(List.of(
                        new InstrumentStateGuard(),
                        new StaleInterlock(of.limits().dataAgeSeconds()),
                        new NotionalGuard(limits.orderUsd()),
                        new PriceCollar(limits.collar(), limits.collar(), limits.collar()),
                        new SelfCrossGuard()))
                .stops(order, context(of, order, scene, scene.book()));
    }

    /** Everything that is against the legs, each judged on the book as the legs before it leave it. */
    List<Verdict.Stop> stops(Case of, List<HedgeLeg> legs, HedgeScene scene) {
        List<Verdict.Stop> stops = new ArrayList<>();
        RiskBook book = scene.book();
        for (HedgeLeg leg : legs) {
            Optional<HedgeInstrument> market = scene.instrument(leg.instrument());
            if (market.isEmpty()) {
                stops.add(new Verdict.Stop("instrument", leg.instrument() + " is not listed here"));
                continue;
            }
            HedgeOrder order = new HedgeOrder(market.get().spec(), leg.side(), leg.amount(), leg.limitPrice());
            stops.addAll(stops(of, order, scene, book));
            book = book.plus(RiskBook.of(entry(order)));
        }
        return stops;
    }

    private List<Verdict.Stop> stops(Case of, HedgeOrder order, HedgeScene scene, RiskBook book) {
        return Guardrails.of(of.limits()).stops(order, context(of, order, scene, book));
    }

    private GuardContext context(Case of, HedgeOrder order, HedgeScene scene, RiskBook book) {
        Optional<HedgeInstrument> market = scene.instrument(order.instrument().name());
        WhatIf whatIf = WhatIf.of(book, RiskBook.of(entry(order)), scene.market());
        return new GuardContext(
                of.hedge(),
                scene.nowMillis(),
                scene.index(of.coin()),
                market.map(HedgeInstrument::mark).orElse(Double.NaN),
                market.flatMap(HedgeInstrument::book),
                Math.max(market.map(HedgeInstrument::ageSeconds).orElse(Double.NaN), scene.indexAge(of.coin())),
                isWhole(scene.snapshot()),
                working(),
                Optional.of(of.sent()),
                scene.position(order.instrument().name()),
                exposure(whatIf.before(), of.coin(), scene),
                exposure(whatIf.after(), of.coin(), scene),
                of.todayUsd());
    }

    private static Entry entry(HedgeOrder order) {
        return new Entry(
                order.instrument().name(),
                order.signedAmount(),
                OptionalDouble.of(order.limitPrice().doubleValue()));
    }

    private static boolean isWhole(DeskSnapshot snapshot) {
        return snapshot.health().state() == FeedState.LIVE && snapshot.health().staleBooks() == 0;
    }

    private Optional<List<Order>> working() {
        boolean isKnown = path.health().state() == GatewayState.READY
                && path.view().unknownLabels().isEmpty();
        return isKnown ? Optional.of(path.view().openOrders()) : Optional.empty();
    }

    private static Exposure exposure(BookRisk book, Currency coin, HedgeScene scene) {
        BookRisk own = book.only(coin);
        boolean isWhole = own.unpriced().isEmpty();
        RiskGreeks greeks = own.usd();
        BookMargin margin = BookMargin.of(book, scene.margin(coin), coin, MarginTerms::published);
        return new Exposure(
                isWhole ? greeks.delta() : Double.NaN,
                greeks.gamma(),
                greeks.vega(),
                margin.equity(),
                margin.initial(),
                margin.maintenance());
    }
}
