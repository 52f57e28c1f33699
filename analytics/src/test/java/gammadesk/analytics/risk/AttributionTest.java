package gammadesk.analytics.risk;

import static gammadesk.analytics.risk.RiskMarkets.MIXED;
import static gammadesk.analytics.risk.RiskMarkets.SPOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.Attribution.Residual;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private final BookRisk book = BookRisk.of(MIXED, RiskMarkets.now());

    @Test
    void partsAddUpToTheChangeOfTheValue() {
        for (Currency currency : List.of(Currency.BTC, Currency.USDC)) {
            RiskMarket later = RiskMarkets.at(SPOT * 1.03, 0.02, 0.4);
            Attribution a = Attributor.explain(book, later, Flows.NONE, currency);
            assertThat(sum(a.parts())).isCloseTo(a.total(), within(1e-9));
            assertThat(sum(a.partsUsd())).isCloseTo(a.totalUsd(), within(1e-9 * SPOT));
            Residual rest = a.residual();
            assertThat(rest.price() + rest.vol() + rest.cross()).isCloseTo(a.part(Part.RESIDUAL), within(1e-12));
            assertThat(a.total()).isCloseTo(change(later, currency), within(1e-9));
        }
    }

    /** The change of the values themselves, futures by their own formula. */
    private double change(RiskMarket later, Currency currency) {
        BookRisk there = BookRisk.of(MIXED, later);
        double change = 0;
        for (int i = 0; i < book.rows().size(); i++) {
            PositionRisk.Priced was = book.priced().get(i);
            PositionRisk.Priced is = there.priced().get(i);
            if (was.settlementCurrency().equals(currency)) {
                boolean isFuture =
                        was.kind().name().startsWith("FUT") || was.kind().name().startsWith("PERP");
                Numeraire own = currency.equals(Currency.BTC) ? Numeraire.COIN : Numeraire.USD;
                change += isFuture
                        ? ContractProfit.between(was.name(), was.entry().amount(), was.forward(), is.forward())
                        : is.in(own).value() - was.in(own).value();
            }
        }
        return change;
    }

    @Test
    void aMoveOfOneThingAloneIsThatPartAlone() {
        Attribution time = Attributor.explain(book, RiskMarkets.at(SPOT, 0, 0.5), Flows.NONE, Currency.BTC);
        assertThat(time.part(Part.THETA)).isCloseTo(time.total(), within(2e-5));
        Attribution vol = Attributor.explain(book, RiskMarkets.at(SPOT, 0.01, 0), Flows.NONE, Currency.BTC);
        assertThat(vol.part(Part.VEGA_PARALLEL)).isCloseTo(vol.total(), within(2e-4));
        assertThat(vol.part(Part.VEGA_TERM)).isCloseTo(0, within(1e-6));
        assertThat(vol.part(Part.VEGA_SKEW)).isCloseTo(0, within(1e-6));
        Attribution spot = Attributor.explain(book, RiskMarkets.at(SPOT * 1.005, 0, 0), Flows.NONE, Currency.BTC);
        assertThat(spot.part(Part.DELTA) + spot.part(Part.GAMMA)).isCloseTo(spot.total(), within(1e-4));
    }

    @Test
    void cashFlowsAndTradesAreTheirOwnParts() {
        Flows flows = new Flows(
                List.of(
                        new Flows.Trade("BTC-PERPETUAL", 60_000, 59_000),
                        new Flows.Trade("BTC-24APR26-60000-C", 1, 0.01)),
                Map.of(Currency.BTC, 0.001),
                Map.of(Currency.BTC, -0.002),
                Map.of());
        RiskMarket later = RiskMarkets.at(SPOT, 0, 0);
        Attribution a = Attributor.explain(book, later, flows, Currency.BTC);
        double call = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-C", 1)), later)
                .sum(Numeraire.COIN)
                .value();
        assertThat(a.part(Part.FEES)).isEqualTo(-0.001);
        assertThat(a.part(Part.FUNDING)).isEqualTo(-0.002);
        assertThat(a.part(Part.TRADES))
                .isCloseTo(60_000 * (1 / 59_000.0 - 1 / (SPOT * 1.0005)) + call - 0.01, within(1e-12));
        assertThat(sum(a.parts())).isCloseTo(a.total(), within(1e-12));
    }

    /** A coin in the account gains the coin's own rise, and nothing else does. */
    @Test
    void theNumerairesOwnMoveStandsApart() {
        RiskBook cash = new RiskBook(List.of(), List.of(new RiskBook.Balance(Currency.BTC, 2)));
        Attribution a = Attributor.explain(
                BookRisk.of(cash, RiskMarkets.now()), RiskMarkets.at(SPOT + 1000, 0, 1), Flows.NONE, Currency.BTC);
        assertThat(a.total()).isZero();
        assertThat(a.totalUsd()).isCloseTo(2000, within(1e-9));
        assertThat(a.partsUsd().get(Part.NUMERAIRE)).isCloseTo(2000, within(1e-9));
    }

    @Test
    void whatExpiredIsSettledAtItsDeliveryPriceOrLeftOut() {
        BookRisk one = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-3APR26-61000-C", 1)), RiskMarkets.now());
        RiskMarket later = RiskMarkets.at(SPOT * 1.1, 0, 3);
        assertThat(Attributor.explain(one, later, Flows.NONE, Currency.BTC).leftOut())
                .hasSize(1);
        Flows delivery = new Flows(
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(
                        new RiskMarket.FamilyExpiry(
                                RiskMarkets.bitcoin(), Expiry.parse("3APR26").orElseThrow()),
                        66_000.0));
        Attribution a = Attributor.explain(one, later, delivery, Currency.BTC);
        assertThat(a.total())
                .isCloseTo(5_000 / 66_000.0 - one.priced().getFirst().coin().value(), within(1e-12));
        assertThat(sum(a.parts())).isCloseTo(a.total(), within(1e-12));
    }

    @Test
    void timeDoesNotRunBack() {
        assertThatThrownBy(() -> Attributor.explain(book, RiskMarkets.at(SPOT, 0, -1), Flows.NONE, Currency.BTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double sum(Map<Part, Double> parts) {
        return parts.values().stream().mapToDouble(part -> part).sum();
    }
}
