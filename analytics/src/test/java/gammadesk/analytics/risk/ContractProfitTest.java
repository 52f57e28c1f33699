package gammadesk.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
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

    private static InstrumentName name(String text) {
        return InstrumentName.parse(text).orElseThrow();
    }
}
