package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.PortfolioMargin;
import gammadesk.analytics.risk.PortfolioMarginParameters;
import gammadesk.analytics.risk.RiskVectors;
import gammadesk.connectors.simulator.accounts.AccountReports.RiskSimulation;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.Locale;
import java.util.TreeMap;

/** The answer of {@code private/pme/simulate}, field by field as recorded. */
public final class RiskJson {
    private static final int PLACES = 10;

    private RiskJson() {}

    /**
     * A simulation as the next value.
     *
     * @param millis venue time of the marks
     */
    public static void write(JsonBytes out, RiskSimulation simulation, long millis) {
        String coin = simulation.coin().code().toLowerCase(Locale.ROOT);
        PortfolioMargin margin = simulation.margin();
        out.object();
        parameters(out, coin, simulation.parameters(), millis);
        vectors(out.name("aggregated_risk_vectors").object().name(coin + "_" + coin), margin.aggregated());
        vectors(
                out.endObject().name("pre_aggregated_risk_vectors").object().name(coin + "_" + coin),
                margin.preAggregated());
        out.endObject().name("initial_risk_vectors").object();
        new TreeMap<>(margin.initialVectors()).forEach((name, vectors) -> vectors(out.name(name), vectors));
        out.endObject();
        margins(out, coin, margin);
        portfolio(out, coin, simulation);
        out.endObject();
    }

    private static void parameters(JsonBytes out, String coin, PortfolioMarginParameters parameters, long millis) {
        PortfolioMarginParameters.PairTerms pair = parameters.pair();
        out.name("model_params")
                .object()
                .name("currency_pair")
                .object()
                .name(coin + "_usd")
                .object();
        out.field("price_range", pair.priceRange(), PLACES);
        out.field("volatility_range_up", pair.volatilityRangeUp(), PLACES);
        out.field("volatility_range_down", pair.volatilityRangeDown(), PLACES);
        out.field("short_term_vega_power", pair.shortTermVegaPower(), PLACES);
        out.field("long_term_vega_power", pair.longTermVegaPower(), PLACES);
        out.field("min_volatility_for_shock_up", pair.minVolatilityForShockUp(), PLACES);
        out.field("extended_table_factor", pair.extendedTableFactor(), PLACES);
        out.field("m_inc", pair.increase(), PLACES);
        out.field("delta_total_liq_shock_threshold", pair.deltaThresholdUsd(), 0);
        out.field("max_delta_shock", pair.maxDeltaShock(), PLACES);
        PortfolioMarginParameters.CurrencyTerms terms = parameters.currency();
        out.endObject().endObject().name("currency").object().name(coin).object();
        out.field("min_annualised_move", terms.minAnnualisedMove(), PLACES);
        out.field("annualised_move_risk", terms.annualisedMoveRisk(), PLACES);
        out.field("extended_dampener", terms.extendedDampenerUsd(), 0);
        out.field("pnl_offset", terms.pnlOffset(), PLACES);
        out.field("max_offsetable_pnl", terms.maxOffsetablePnlUsd(), 0);
        out.field("haircut", 0).field("equity_side_impact", "both").field("correlation_set", false);
        out.endObject().endObject().name("general").object();
        out.field("mm_factor", parameters.general().mmFactor(), PLACES);
        out.field("buckets_count", parameters.general().bucketsCount()).field("vol_scenarios_count", 3);
        out.field("timestamp", millis).endObject().endObject();
    }

    private static void vectors(JsonBytes out, RiskVectors vectors) {
        column(out.object().name("standard"), vectors.standard());
        column(out.name("extended"), vectors.extended());
        out.endObject();
    }

    private static void column(JsonBytes out, Column column) {
        out.array();
        for (int i = 0; i < column.size(); i++) {
            out.decimal(column.get(i), PLACES);
        }
        out.endArray();
    }

    private static void margins(JsonBytes out, String coin, PortfolioMargin margin) {
        PortfolioMargin.WorstBucket worst = margin.worstBucket();
        out.name("margins").object().name(coin).object();
        out.name("initial_margin_details")
                .object()
                .name("risk_matrix_margin_details")
                .object();
        out.field("delta_shock", margin.deltaShock(), PLACES).field("roll_shock", margin.rollShock(), PLACES);
        out.name("worst_case_bucket").object().field("bucket", worst.bucket()).field("index", worst.index());
        out.field("source", worst.source()).field("side", worst.side()).endObject();
        out.field("worst_case", margin.worstCase(), PLACES)
                .field("correlation_contingency", 0)
                .endObject();
        out.field("risk_matrix_margin", margin.riskMatrixMargin(), PLACES).field("spot_margin", 0);
        out.field("mmp_margin", margin.mmpMargin(), PLACES);
        out.field("open_orders_margin", margin.openOrdersMargin(), PLACES).endObject();
        out.field("initial_margin", margin.initialMargin(), PLACES);
        out.field("maintenance_margin", margin.maintenanceMargin(), PLACES)
                .endObject()
                .endObject();
    }

    private static void portfolio(JsonBytes out, String coin, RiskSimulation simulation) {
        out.name("portfolio")
                .object()
                .name("currency")
                .object()
                .endObject()
                .name("position")
                .object();
        new TreeMap<>(simulation.positions()).forEach((name, coins) -> out.field(name, coins, PLACES));
        out.endObject().endObject();
        out.name("index_price")
                .object()
                .field(coin + "_usd", simulation.index(), 4)
                .endObject();
        out.name("ticker").object();
        new TreeMap<>(simulation.marks())
                .forEach((name, mark) -> out.name(name)
                        .object()
                        .field("mark_price", mark, 8)
                        .field("index_price", simulation.index(), 4)
                        .endObject());
        out.endObject();
    }
}
