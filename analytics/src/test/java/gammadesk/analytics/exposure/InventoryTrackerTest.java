package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Combo.Leg;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.market.Trade.Liquidation;
import gammadesk.analytics.pricing.ChainValuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InventoryTrackerTest {
    private static final long START = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;
    private static final String CALL = "BTC-24APR26-60000-C";
    private static final String HIGH = "BTC-24APR26-70000-C";
    private static final String COMBO = "BTC-CS-24APR26-60000_70000";
    private static final ComboLegs LEGS =
            combo -> combo.equals(COMBO) ? List.of(new Leg(CALL, 1), new Leg(HIGH, -1)) : List.of();

    private final InventoryTracker tracker = InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, LEGS, START);
    private int ids;

    @Test
    void dealersHoldTheOtherSideOfWhatTakersDid() {
        tracker.take(trade(CALL, Side.BUY, 5));
        tracker.take(trade(CALL, Side.SELL, 2));
        InstrumentFlow flow = tracker.snapshot(START).flow(CALL);
        assertThat(flow.dealerCoin(FlowSelection.EVERYTHING)).isEqualTo(-3);
        assertThat(flow.grossCoin()).isEqualTo(7);
        assertThat(tracker.snapshot(START).flow("BTC-24APR26-50000-P")).isEqualTo(InstrumentFlow.NONE);
    }

    @Test
    void aComboCountsOnceWithAndWithoutItsLegMessagesInAnyOrder() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            List<List<Trade>> combos = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                combos.add(combo(random.nextBoolean() ? Side.BUY : Side.SELL, 1 + random.nextInt(20)));
            }
            DealerInventory alone = record(combos.stream().map(List::getFirst).toList(), LEGS);
            DealerInventory legsOnly = record(
                    combos.stream().flatMap(all -> all.subList(1, 3).stream()).toList(), LEGS);
            List<Trade> mixed =
                    new ArrayList<>(combos.stream().flatMap(List::stream).toList());
            shuffle(mixed, random);
            DealerInventory everything = record(mixed, LEGS);
            DealerInventory unknown = record(mixed, _ -> List.of());
            for (String leg : List.of(CALL, HIGH)) {
                double dealer = alone.flow(leg).dealerCoin(FlowSelection.EVERYTHING);
                assertThat(legsOnly.flow(leg).dealerCoin(FlowSelection.EVERYTHING))
                        .isEqualTo(dealer);
                assertThat(everything.flow(leg).dealerCoin(FlowSelection.EVERYTHING))
                        .isEqualTo(dealer);
                assertThat(unknown.flow(leg).dealerCoin(FlowSelection.EVERYTHING))
                        .isEqualTo(dealer);
                assertThat(everything.flow(leg).trades()).isEqualTo(combos.size());
            }
        }
    }

    private static DealerInventory record(List<Trade> trades, ComboLegs legs) {
        InventoryTracker fresh = InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, legs, START);
        trades.forEach(fresh::take);
        return fresh.snapshot(START + 1);
    }

    private static void shuffle(List<Trade> trades, SplittableRandom random) {
        for (int i = trades.size() - 1; i > 0; i--) {
            Trade one = trades.get(i);
            int j = random.nextInt(i + 1);
            trades.set(i, trades.get(j));
            trades.set(j, one);
        }
    }

    /** The combo's own trade, then its legs'. */
    private List<Trade> combo(Side side, double amount) {
        String id = "c" + ids++;
        Side other = side == Side.BUY ? Side.SELL : Side.BUY;
        return List.of(
                trade(COMBO, id, 0, side, amount, Liquidation.NONE, Optional.empty(), "", "", START),
                trade(CALL, id + "a", 0, side, amount, Liquidation.NONE, Optional.of(id), "", "", START),
                trade(HIGH, id + "b", 0, other, amount, Liquidation.NONE, Optional.of(id), "", "", START));
    }

    @Test
    void aTradeThatComesTwiceCountsOnce() {
        Trade trade = trade(CALL, Side.BUY, 5);
        tracker.take(trade);
        tracker.take(trade);
        assertThat(tracker.snapshot(START).flow(CALL).grossCoin()).isEqualTo(5);
        assertThat(tracker.snapshot(START).counts().repeats()).isEqualTo(1);
    }

    @Test
    void blocksRfqsAndLiquidationsCanBeToldApart() {
        tracker.take(trade(CALL, "1", 0, Side.BUY, 1, Liquidation.NONE, Optional.empty(), "", "", START));
        tracker.take(trade(CALL, "2", 0, Side.BUY, 10, Liquidation.NONE, Optional.empty(), "B", "", START));
        tracker.take(trade(CALL, "3", 0, Side.BUY, 100, Liquidation.NONE, Optional.empty(), "B", "R", START));
        tracker.take(trade(CALL, "4", 0, Side.SELL, 1_000, Liquidation.TAKER, Optional.empty(), "", "", START));
        InstrumentFlow flow = tracker.snapshot(START).flow(CALL);
        assertThat(flow.dealerCoin(FlowSelection.EVERYTHING)).isEqualTo(889);
        assertThat(flow.dealerCoin(FlowSelection.SCREEN_ONLY)).isEqualTo(-1);
        assertThat(flow.dealerCoin(new FlowSelection(true, false, false))).isEqualTo(-11);
        assertThat(flow.dealerCoin(new FlowSelection(false, true, false))).isEqualTo(-101);
        DealerInventory.Counts counts = tracker.snapshot(START).counts();
        assertThat(List.of(counts.trades(), counts.blocks(), counts.rfqs(), counts.liquidations()))
                .containsExactly(4L, 1L, 1L, 1L);
    }

    @Test
    void theInventoryIsBoundedByOpenInterestAndTheEvidenceSaysSo() {
        ChainValuation chain = RandomChains.of(2);
        String name = chain.chain().expiries().getFirst().instruments().getFirst();
        double interest = chain.chain().expiries().getFirst().openInterest().get(0);
        tracker.take(trade(name, Side.BUY, interest + 50));
        FlowInferred flow = new FlowInferred(tracker.snapshot(START), FlowSelection.EVERYTHING);
        assertThat(flow.dealerCoin(name, OptionType.CALL, Weighting.Listed.OPEN_INTEREST, interest, 3))
                .isEqualTo(-interest);
        assertThat(flow.dealerCoin(name, OptionType.CALL, Weighting.Listed.VOLUME, interest, 3))
                .isEqualTo(-3);
        assertThat(flow.dealerCoin(name, OptionType.CALL, new Weighting.Flow(flow.inventory()), interest, 3))
                .isEqualTo(-interest - 50);
        InventoryEvidence evidence = InventoryEvidence.of(flow, chain.chain());
        assertThat(evidence.trades()).isEqualTo(1);
        assertThat(evidence.sinceMillis()).isEqualTo(START);
        assertThat(evidence.bounded()).isEqualTo(1);
        assertThat(evidence.explainedCoin()).isEqualTo(interest);
        assertThat(evidence.explainedShare()).isBetween(0.0, 1.0).isGreaterThan(0);
    }

    @Test
    void expiryResetsAndAHalfLifeDecays() {
        InventoryTracker decaying = InventoryTracker.begin(new InventoryRules(2, 100), LEGS, START);
        decaying.take(trade(CALL, "1", 0, Side.SELL, 8, Liquidation.NONE, Optional.empty(), "", "", START));
        assertThat(decaying.snapshot(START + 4 * DAY).flow(CALL).dealerCoin(FlowSelection.EVERYTHING))
                .isCloseTo(2, within(1e-12));
        long expired = Instant.parse("2026-04-24T08:00:00Z").toEpochMilli();
        assertThat(decaying.snapshot(expired - 1).flows()).containsKey(CALL);
        assertThat(decaying.snapshot(expired).flows()).isEmpty();
        assertThat(decaying.snapshot(expired).counts().trades()).isEqualTo(1);
    }

    @Test
    void holesInTheVenuesNumbersAreCounted() {
        tracker.take(trade(CALL, "1", 10, Side.BUY, 1, Liquidation.NONE, Optional.empty(), "", "", START));
        tracker.take(trade(CALL, "2", 11, Side.BUY, 1, Liquidation.NONE, Optional.empty(), "", "", START));
        tracker.take(trade(CALL, "3", 15, Side.BUY, 1, Liquidation.NONE, Optional.empty(), "", "", START));
        assertThat(tracker.snapshot(START).flow(CALL).missed()).isEqualTo(3);
    }

    @Test
    void aRestoredRecordGoesOnAsIfItHadNeverStopped() {
        List<Trade> combo = combo(Side.BUY, 4);
        tracker.take(combo.get(0));
        tracker.take(trade(CALL, Side.BUY, 5));
        InventoryState kept = tracker.state(START);
        InventoryTracker restored = InventoryTracker.restore(InventoryRules.UNTIL_EXPIRY, LEGS, kept);
        for (InventoryTracker each : List.of(tracker, restored)) {
            each.take(combo.get(1));
            each.take(combo.get(2));
            each.take(trade(HIGH, "later", 0, Side.SELL, 1, Liquidation.NONE, Optional.empty(), "", "", START));
        }
        assertThat(restored.snapshot(START + 5)).isEqualTo(tracker.snapshot(START + 5));
        assertThat(restored.snapshot(START + 5).flow(CALL).dealerCoin(FlowSelection.EVERYTHING))
                .isEqualTo(-9);
    }

    @Test
    void futuresAndForeignNamesPassBy() {
        tracker.take(trade("BTC-PERPETUAL", Side.BUY, 5));
        tracker.take(trade("BTC-24APR26", Side.BUY, 5));
        tracker.take(trade("nonsense", Side.BUY, 5));
        assertThat(tracker.snapshot(START).flows()).isEmpty();
    }

    private Trade trade(String instrument, Side side, double amount) {
        return trade(instrument, "n" + ids++, 0, side, amount, Liquidation.NONE, Optional.empty(), "", "", START);
    }

    private static Trade trade(
            String instrument,
            String id,
            long sequence,
            Side side,
            double amount,
            Liquidation liquidation,
            Optional<String> comboTrade,
            String block,
            String rfq,
            long millis) {
        return new Trade(
                instrument,
                id,
                sequence,
                side,
                0.01,
                amount,
                0.01,
                60_000,
                50,
                liquidation,
                comboTrade.map(_ -> COMBO),
                comboTrade,
                Optional.of(block).filter(text -> !text.isEmpty()),
                Optional.of(rfq).filter(text -> !text.isEmpty()),
                new Stamp(millis, 0));
    }
}
