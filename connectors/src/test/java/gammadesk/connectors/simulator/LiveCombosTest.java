package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.ComboLegs;
import gammadesk.analytics.exposure.DealerInventory;
import gammadesk.analytics.exposure.FlowSelection;
import gammadesk.analytics.exposure.InventoryRules;
import gammadesk.analytics.exposure.InventoryTracker;
import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.DeribitSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The public trades of a combo, as the desk's own feed brings them: on the combo and once per leg. */
@Timeout(60)
class LiveCombosTest {
    private final List<MarketEvent> events = new CopyOnWriteArrayList<>();
    private Trading trading;
    private DeribitMarketFeed feed;
    private String low = "";
    private String high = "";

    @BeforeEach
    void open() throws Exception {
        trading = Trading.open();
        low = trading.option();
        high = trading.neighbour(low);
        feed = new DeribitMarketFeed(
                DeribitSettings.at(trading.exchange.address()), new SystemClock(), new SplittableRandom(1));
    }

    @AfterEach
    void close() {
        feed.close();
        trading.close();
    }

    @Test
    void comboFlowGivesOneInventoryWithAndWithoutTheLegMessages() throws Exception {
        feed.open(List.of(Currency.BTC), events::add);
        await(() -> !all(MarketEvent.Combos.class).isEmpty());
        String combo = trading.demo
                .result("private/create_combo", "{\"trades\":" + Trading.legs(low, high) + "}")
                .at("id")
                .text();
        await(() -> legs().containsKey(combo));
        double bought = 0.3;
        double sold = 0.1;
        trading.buy(trading.demo, combo, "\"amount\":" + bought + ",\"type\":\"market\"");
        trading.sell(trading.demo, combo, "\"amount\":" + sold + ",\"type\":\"market\"");
        await(() -> sum(trades(combo::equals)) > bought + sold - 1e-9);
        await(() ->
                sum(ofCombo(combo, low)) > bought + sold - 1e-9 && sum(ofCombo(combo, high)) > bought + sold - 1e-9);

        Map<String, List<Combo.Leg>> known = legs();
        ComboLegs live = name -> known.getOrDefault(name, List.of());
        List<Trade> combos = trades(combo::equals);
        assertThat(known.get(combo)).hasSize(2);
        for (String leg : List.of(low, high)) {
            double expected = -ratio(known.get(combo), leg) * (bought - sold);
            assertThat(dealers(combos, live, leg)).as("without the legs").isCloseTo(expected, within(1e-9));
            assertThat(dealers(ofCombo(combo, leg), live, leg))
                    .as("without the combo")
                    .isCloseTo(expected, within(1e-9));
            assertThat(dealers(ofCombo(combo, leg), _ -> List.of(), leg))
                    .as("as if its legs were unknown")
                    .isCloseTo(expected, within(1e-9));
            assertThat(dealers(everything(combo), live, leg)).as("all messages").isCloseTo(expected, within(1e-9));
            assertThat(dealers(everything(combo).reversed(), live, leg))
                    .as("all messages, the other way round")
                    .isCloseTo(expected, within(1e-9));
        }
        assertThat(ofCombo(combo, low))
                .allSatisfy(part -> assertThat(combos.stream().map(Trade::id))
                        .contains(part.comboTradeId().orElseThrow()));
    }

    private static double dealers(List<Trade> trades, ComboLegs legs, String leg) {
        InventoryTracker tracker = InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, legs, 0);
        trades.forEach(tracker::take);
        DealerInventory record = tracker.snapshot(trades.getFirst().stamp().venueMillis());
        return record.flow(leg).dealerCoin(FlowSelection.EVERYTHING);
    }

    private static double ratio(List<Combo.Leg> legs, String instrument) {
        return legs.stream()
                .filter(leg -> leg.instrument().equals(instrument))
                .findFirst()
                .orElseThrow()
                .ratio();
    }

    private List<Trade> everything(String combo) {
        return all(MarketEvent.TradeDone.class).stream()
                .map(MarketEvent.TradeDone::trade)
                .filter(trade -> trade.instrument().equals(combo)
                        || trade.comboId().filter(combo::equals).isPresent())
                .toList();
    }

    private List<Trade> ofCombo(String combo, String leg) {
        return everything(combo).stream()
                .filter(trade -> trade.instrument().equals(leg))
                .toList();
    }

    private List<Trade> trades(Predicate<String> instrument) {
        return all(MarketEvent.TradeDone.class).stream()
                .map(MarketEvent.TradeDone::trade)
                .filter(trade -> instrument.test(trade.instrument()))
                .toList();
    }

    private static double sum(List<Trade> trades) {
        return trades.stream().mapToDouble(Trade::amount).sum();
    }

    private Map<String, List<Combo.Leg>> legs() {
        Map<String, List<Combo.Leg>> legs = new HashMap<>();
        all(MarketEvent.Combos.class)
                .forEach(news -> news.combos().forEach(combo -> legs.put(combo.name(), combo.legs())));
        return legs;
    }

    private <E extends MarketEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 10_000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
