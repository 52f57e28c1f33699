package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.SampleTape.Funding;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;
import java.util.Map;

/** What perpetuals pay. */
final class FundingMethods {
    private static final long HOUR = 3_600_000;
    /** A month: the newest hours of a longer time are told. */
    private static final int MOST_HOURS = 744;

    private static final Map<String, Long> LENGTHS = Map.of("8h", 8 * HOUR, "24h", 24 * HOUR, "1m", 30 * 24 * HOUR);

    private final Venue venue;
    private final Words words;

    FundingMethods(Venue venue) {
        this.venue = venue;
        words = new Words(venue);
    }

    void addTo(Methods methods) {
        methods.add("public/get_funding_rate_value", this::value)
                .add("public/get_funding_rate_history", this::history)
                .add("public/get_funding_chart_data", this::chart);
    }

    private void value(Call call, JsonBytes out) {
        double sum = funding(call).stream().mapToDouble(Funding::oneHour).sum();
        out.decimal(sum, 10);
    }

    private void history(Call call, JsonBytes out) {
        double before = Double.NaN;
        out.array();
        List<Funding> all = funding(call);
        for (Funding funding : all.subList(Math.max(0, all.size() - MOST_HOURS), all.size())) {
            out.object().field("timestamp", funding.millis()).field("index_price", funding.index(), 2);
            out.field("prev_index_price", Double.isNaN(before) ? funding.index() : before, 2);
            out.field("interest_8h", funding.eightHours(), 10).field("interest_1h", funding.oneHour(), 10);
            out.endObject();
            before = funding.index();
        }
        out.endArray();
    }

    private List<Funding> funding(Call call) {
        Listed perpetual = words.perpetual(call.params());
        TimeSpan span = TimeSpan.of(call.params());
        return venue.samples().funding(perpetual, span.from(), span.to());
    }

    private void chart(Call call, JsonBytes out) {
        Listed perpetual = words.perpetual(call.params());
        String length = call.params().word("length", List.of("8h", "24h", "1m"));
        long now = venue.market().nowMillis();
        Ticker ticker = venue.market().ticker(perpetual.name());
        out.object().field("current_interest", zero(ticker.currentFunding()), 10);
        out.field("interest_8h", zero(ticker.funding8h()), 10).name("data").array();
        for (Funding funding : venue.samples().funding(perpetual, now - LENGTHS.getOrDefault(length, HOUR), now)) {
            out.object().field("timestamp", funding.millis()).field("index_price", funding.index(), 2);
            out.field("interest_8h", funding.eightHours(), 10).endObject();
        }
        out.endArray().endObject();
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
