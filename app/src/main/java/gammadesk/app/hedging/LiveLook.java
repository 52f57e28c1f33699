package gammadesk.app.hedging;

import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.FutureName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.ContractProfit;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskBook.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;

/**
 * A coin's book at one moment, as live results are reckoned.
 *
 * @param scene market and book
 * @param coin whose book
 * @param isFollowed whether the policy may propose and nothing that it proposed waits for a decision
 * @param isWorking whether hedges of the desk are changing the book
 * @param costUsd spread and fees of the desk's hedges that ended since a moment, milliseconds since the epoch
 */
record LiveLook(HedgeScene scene, Currency coin, boolean isFollowed, boolean isWorking, LongToDoubleFunction costUsd) {
    private static final long DAY = 86_400_000;
    private static final long SETTLEMENT = 8 * 3_600_000;

    /** Of a coin's book with all that is proposed and done about it. */
    static LiveLook of(HedgeScene scene, CoinDesk desk, CaseBook cases, boolean hasSettled) {
        Currency coin = desk.coin();
        List<HedgeCase> own =
                cases.open().stream().filter(one -> one.coin().equals(coin)).toList();
        return new LiveLook(
                scene,
                coin,
                desk.policy().level() != AutonomyLevel.WATCH && own.stream().noneMatch(HedgeCase::isOpen),
                !hasSettled || own.stream().anyMatch(HedgeCase::isWorking),
                since -> costUsd(cases, coin, since));
    }

    private static double costUsd(CaseBook cases, Currency coin, long sinceMillis) {
        return cases.ended().stream()
                .filter(one -> one.coin().equals(coin) && one.standing().sinceMillis() >= sinceMillis)
                .mapToDouble(one -> one.execution().costUsd())
                .sum();
    }

    /** The same of a policy that is not asked. */
    LiveLook unfollowed() {
        return new LiveLook(scene, coin, false, isWorking, costUsd);
    }

    /** The venue's day, counted from 08:00 UTC. */
    long day() {
        return Math.floorDiv(scene.nowMillis() - SETTLEMENT, DAY);
    }

    /** When that day began, milliseconds since the epoch. */
    long began() {
        return day() * DAY + SETTLEMENT;
    }

    /** Whether the account and the value of all that it holds on the coin are known. */
    boolean isKnown() {
        return scene.source() instanceof BookSource.Account account
                && account.current()
                && scene.index(coin) > 0
                && risk().unpriced().isEmpty()
                && Double.isFinite(equity());
    }

    private BookRisk risk() {
        return scene.risk().only(coin);
    }

    /** Key of the account; empty for any other book. */
    String source() {
        return scene.source() instanceof BookSource.Account account ? account.keyName() : "";
    }

    double equity() {
        return scene.risk().equity(coin);
    }

    /** As the venue books it; NaN when it did not say. */
    double cash() {
        return scene.snapshot()
                .account()
                .flatMap(account -> account.summary(coin))
                .map(summary -> summary.balance().doubleValue())
                .orElse(Double.NaN);
    }

    double index() {
        return scene.index(coin);
    }

    /** Whether something on the coin is settled in another currency, whose money is in another account. */
    boolean isMixed() {
        return risk().priced().stream().anyMatch(one -> one.settlement() != Settlement.INVERSE);
    }

    double optionCoins() {
        return options().stream().mapToDouble(one -> Math.abs(one.coins())).sum();
    }

    double optionValueCoin() {
        return options().stream().mapToDouble(one -> one.coin().value()).sum();
    }

    private List<Priced> options() {
        return risk().priced().stream()
                .filter(one -> one.optionType().isPresent())
                .toList();
    }

    /** Amounts by instrument. */
    Map<String, Double> amounts() {
        Map<String, Double> amounts = new HashMap<>();
        for (Entry entry : scene.held(coin)) {
            amounts.merge(entry.instrument(), entry.amount(), Double::sum);
        }
        return amounts;
    }

    /** How much was traded between then and now, coin, without regard to sides; what has expired was not. */
    double tradedSince(Map<String, Double> then) {
        Map<String, Double> changes = amounts();
        then.forEach((name, amount) -> changes.merge(name, -amount, Double::sum));
        return changes.entrySet().stream()
                .filter(change -> !isExpired(change.getKey()))
                .mapToDouble(change -> coins(change.getKey(), Math.abs(change.getValue())))
                .sum();
    }

    private boolean isExpired(String instrument) {
        Optional<Expiry> expiry = InstrumentName.parse(instrument).flatMap(name -> switch (name) {
            case OptionName option -> Optional.of(option.expiry());
            case FutureName future -> Optional.of(future.expiry());
            default -> Optional.empty();
        });
        return expiry.filter(one -> one.yearsFrom(scene.nowMillis()) <= 0).isPresent();
    }

    private double coins(String instrument, double amount) {
        return InstrumentName.parse(instrument)
                        .filter(ContractProfit::isAmountInUsd)
                        .isPresent()
                ? amount / index()
                : amount;
    }
}
