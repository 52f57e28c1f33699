package gammadesk.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Accounting in coin: published examples, and the signs that are got wrong. */
class ContractProfitTest {
    /** OKX: one BTC-USD contract is 0.01 coin; bought at 0.0200 it costs 0.0002 BTC, sold at 0.0300 it earns 0.0001. */
    @Test
    void theVenuesExampleOfACoinSettledOption() {
        InstrumentName option = name("BTC-24APR26-60000-C");
        double contract = 0.01;
        assertThat(contract * 0.0200).isCloseTo(0.0002, within(1e-18));
        assertThat(ContractProfit.between(option, contract, 0.0200, 0.0300)).isCloseTo(0.0001, within(1e-18));
    }

    @Test
    void aShortOptionLosesWhenItsPriceInCoinRises() {
        assertThat(ContractProfit.between(name("BTC-24APR26-60000-C"), -2, 0.02, 0.03))
                .isCloseTo(-0.02, within(1e-15));
    }

    /** The trap: with the future's formula an option would earn 1/0.02 - 1/0.03 coin. */
    @Test
    void anOptionIsNotAnInverseFuture() {
        assertThat(ContractProfit.isAmountInUsd(name("BTC-24APR26-60000-C"))).isFalse();
        assertThat(ContractProfit.isAmountInUsd(name("BTC-24APR26"))).isTrue();
        assertThat(ContractProfit.isAmountInUsd(name("BTC-PERPETUAL"))).isTrue();
        assertThat(ContractProfit.isAmountInUsd(name("BTC_USDC-PERPETUAL"))).isFalse();
    }

    /** 100,000 USD from 50,000 to 40,000: 2 coins were bought, 2.5 are owed: half a coin is lost, not gained. */
    @Test
    void aLongInverseFutureLosesCoinWhenThePriceFalls() {
        assertThat(ContractProfit.between(name("BTC-PERPETUAL"), 100_000, 50_000, 40_000))
                .isCloseTo(-0.5, within(1e-12));
        assertThat(ContractProfit.between(name("BTC-PERPETUAL"), -100_000, 50_000, 40_000))
                .isCloseTo(0.5, within(1e-12));
        assertThat(ContractProfit.between(name("BTC-PERPETUAL"), 100_000, 50_000, 62_500))
                .isCloseTo(0.4, within(1e-12));
    }

    @Test
    void whatAnInverseOptionPaysIsBounded() {
        assertThat(ContractProfit.payoff(Settlement.INVERSE, OptionType.CALL, 40_000, 50_000))
                .isCloseTo(0.2, within(1e-15));
        assertThat(ContractProfit.payoff(Settlement.INVERSE, OptionType.PUT, 40_000, 20_000))
                .isCloseTo(1, within(1e-15));
        assertThat(ContractProfit.payoff(Settlement.LINEAR, OptionType.PUT, 40_000, 20_000))
                .isCloseTo(20_000, within(1e-9));
        assertThat(ContractProfit.payoff(Settlement.INVERSE, OptionType.CALL, 40_000, 30_000))
                .isZero();
    }

    /** A long call gains USD and coin when spot rises, a long put gains coin faster than USD when it falls. */
    @Test
    void coinAndUsdOfALongPutWhenSpotFalls() {
        BookRisk before = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-P", 1)), RiskMarkets.now());
        BookRisk after = BookRisk.of(before.book(), RiskMarkets.at(30_000, 0, 0));
        double usd = after.usd().value() - before.usd().value();
        double coin =
                after.sum(Numeraire.COIN).value() - before.sum(Numeraire.COIN).value();
        assertThat(usd).isPositive();
        assertThat(coin).isGreaterThan(usd / RiskMarkets.SPOT);
    }

    /**
     * A ticker of Deribit, 2023-11-10T05:18:31.632Z, and what its account would say of two coins of it: the published
     * greeks, the mark divided by the forward and not by the index, the delta less the premium.
     */
    @Test
    void aRecordedTickerIsReproducedInBothViews() {
        String name = "BTC-27SEP24-40000-C";
        long now = Instant.parse("2023-11-10T05:18:31.632Z").toEpochMilli();
        RiskMarket.Mark mark = new RiskMarket.Mark(0.2169, 39_165.86, 0.6086, 0, Greeks.UNKNOWN);
        RiskMarket market = new RiskMarket(now, Map.of(Currency.BTC, 36_707.05), Map.of(name, mark), Map.of());
        BookRisk two = BookRisk.of(RiskBook.of(new RiskBook.Entry(name, 2)), market);
        RiskGreeks usd = two.usd();
        assertThat(usd.delta()).isCloseTo(2 * 0.59833, within(2e-5));
        assertThat(usd.gamma()).isCloseTo(2 * 0.00002, within(2e-5));
        assertThat(usd.vega()).isCloseTo(2 * 142.30124, within(2e-2));
        assertThat(usd.theta()).isCloseTo(2 * -13.4441, within(2e-3));
        assertThat(usd.rho()).isCloseTo(2 * 131.82621, within(2e-2));
        assertThat(two.sum(Numeraire.COIN).value()).isCloseTo(2 * 0.2169, within(1e-4));
        assertThat(two.netDelta()).isCloseTo(2 * (0.59833 - 0.2169), within(1e-4));
        assertThat(usd.value() / 36_707.05).as("by the index").isGreaterThan(2 * 0.2169 + 0.02);
    }

    /** Hedged to no net delta an account keeps its coins, hedged to minus its equity it keeps its USD. */
    @Test
    void coinNeutralAndUsdNeutralAreNotTheSame() {
        RiskBook.Entry call = new RiskBook.Entry("BTC-24APR26-60000-C", 10);
        RiskBook.Balance coins = new RiskBook.Balance(Currency.BTC, 4);
        RiskMarket now = RiskMarkets.now();
        double net = BookRisk.of(RiskBook.of(call), now).netDelta();
        double equity =
                BookRisk.of(new RiskBook(List.of(call), List.of(coins)), now).equity(Currency.BTC);
        double mark = now.marks().get("BTC-PERPETUAL").price();
        for (Numeraire numeraire : Numeraire.values()) {
            double hedge = numeraire == Numeraire.COIN ? -net : -net - equity;
            RiskBook hedged = new RiskBook(
                    List.of(call, new RiskBook.Entry("BTC-PERPETUAL", hedge * mark, OptionalDouble.of(mark))),
                    List.of(coins));
            double here = worth(BookRisk.of(hedged, now), numeraire);
            double up = worth(BookRisk.of(hedged, RiskMarkets.at(60_006, 0, 0)), numeraire) - here;
            double down = worth(BookRisk.of(hedged, RiskMarkets.at(59_994, 0, 0)), numeraire) - here;
            assertThat(BookRisk.of(hedged, now).delta(Currency.BTC, numeraire)).isCloseTo(0, within(1e-9));
            assertThat((up - down) / 12)
                    .as(numeraire.name())
                    .isCloseTo(0, within(2e-3 * Math.abs(worthPerUsd(numeraire))));
        }
    }

    /** A hedge that is wrong by one coin would earn this much per USD of spot. */
    private static double worthPerUsd(Numeraire numeraire) {
        return numeraire == Numeraire.USD ? 1 : 1 / RiskMarkets.SPOT;
    }

    private static double worth(BookRisk book, Numeraire numeraire) {
        double equity = book.equity(Currency.BTC);
        return numeraire == Numeraire.COIN
                ? equity
                : equity * book.market().marks().get("BTC-24APR26-60000-C").forward();
    }

    private static InstrumentName name(String text) {
        return InstrumentName.parse(text).orElseThrow();
    }
}
