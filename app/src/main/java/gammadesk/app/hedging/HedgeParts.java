package gammadesk.app.hedging;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.app.risk.HeldBook;
import gammadesk.app.trading.OrderPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the hedge desk works with.
 *
 * @param ledger where everything is written before it is done
 * @param path the way of orders
 * @param market the latest picture
 * @param book the book that is looked after, with the account of a picture
 * @param kill the kill switch
 * @param clock wall and monotonic
 * @param user who sits at the desk
 * @param coins whose books are looked after
 * @param bench who may propose now: what is learned joins when it has been read
 * @param kernels for the hedging thread alone
 * @param hedging the hedging thread
 */
record HedgeParts(
        Ledger ledger,
        OrderPath path,
        Supplier<DeskSnapshot> market,
        Function<DeskSnapshot, HeldBook> book,
        KillSwitch kill,
        Clock clock,
        String user,
        List<Currency> coins,
        Supplier<Bench> bench,
        PricingKernels kernels,
        Executor hedging) {
    HedgeParts {
        coins = List.copyOf(coins);
    }

    /** A desk for each coin, in their order. */
    Map<Currency, CoinDesk> desks() {
        Map<Currency, CoinDesk> desks = new LinkedHashMap<>();
        coins.forEach(coin -> desks.put(coin, new CoinDesk(coin, ledger)));
        return desks;
    }
}
