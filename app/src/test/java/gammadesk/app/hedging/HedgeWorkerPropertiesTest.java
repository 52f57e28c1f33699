package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever a venue and the way to it do, a hedge never trades more than was approved nor worse, never sends what is not
 * written down, never has two orders of a leg out, and ends with the truth. What is sent is checked in the world's
 * {@code submitted}; what it ends with, here.
 */
class HedgeWorkerPropertiesTest {
    private static final int SEQUENCES = 6_000;
    private static final int MOST_STEPS = 3_000;

    private final Map<String, Integer> ends = new TreeMap<>();

    @Test
    void noSequenceOfMishapsTradesMoreThanApprovedOrTellsAnythingButTheTruth() {
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            try {
                sequence(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("sequence " + seed, failure);
            }
        }
        System.out.println("worked: " + ends);
        assertThat(ends.keySet())
                .as("every kind of end is met")
                .contains("completed", "missed", "stopped", "recovered whole", "recovered in part", "lost sight");
    }

    private void sequence(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WorkerWorld world = new WorkerWorld(seed, style(random), legs(random));
        world.venue.trouble = random.nextInt(4) == 0 ? 0 : random.nextDouble();
        world.venue.depth = random.nextDouble();
        world.venue.flow = random.nextDouble() * 0.3;
        world.isBehind = random.nextBoolean();
        world.bookAmount = 1 + random.nextInt(60);
        world.worker.begin(world.job);
        int stopAt = random.nextInt(3) == 0 ? random.nextInt(150) : Integer.MAX_VALUE;
        int crashAt = random.nextInt(3) == 0 ? random.nextInt(150) : Integer.MAX_VALUE;
        boolean hasTrouble = world.venue.trouble > 0;
        for (int i = 0; i < MOST_STEPS && world.worker.isBusy(); i++) {
            disturb(world, random, hasTrouble && i < 400);
            if (i == stopAt) {
                world.worker.stop(world.job.id(), "a person stopped it");
                world.mayNotSend = true;
            }
            if (i == crashAt) {
                crash(world);
            }
            world.step(20 + random.nextInt(300));
        }
        check(world, crashAt);
    }

    private static ExecutionStyle style(SplittableRandom random) {
        double passive = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 3;
        return new ExecutionStyle(
                passive,
                random.nextDouble(),
                random.nextDouble() * 3,
                0.1 + random.nextDouble() * 0.9,
                0,
                0,
                2 + random.nextDouble() * 30);
    }

    private static List<HedgeLeg> legs(SplittableRandom random) {
        HedgeLeg option = WorkerWorld.option(
                Side.BUY,
                new BigDecimal(1 + random.nextInt(40)).movePointLeft(1).toPlainString(),
                "0.03" + (10 + random.nextInt(12)));
        int ten = 10 * (1 + random.nextInt(300));
        HedgeLeg perpetual =
                WorkerWorld.perpetual(Side.SELL, Integer.toString(ten), Integer.toString(60_000 - random.nextInt(10)));
        return switch (random.nextInt(3)) {
            case 0 -> List.of(option, perpetual);
            case 1 -> List.of(perpetual, option);
            default -> List.of(perpetual);
        };
    }

    private static void disturb(WorkerWorld world, SplittableRandom random, boolean troubled) {
        world.move();
        world.fresh = !troubled || random.nextInt(20) > 0;
        world.ledgerWorks = !troubled || random.nextInt(400) > 0;
        world.stops = troubled ? stops(random) : List.of();
        if (!troubled) {
            world.venue.trouble = 0;
        }
    }

    private static List<Verdict.Stop> stops(SplittableRandom random) {
        return switch (random.nextInt(300)) {
            case 0 -> List.of(new Verdict.Stop("size", "too large"));
            case 1, 2, 3, 4, 5, 6 -> List.of(new Verdict.Stop("rate", "too many"));
            case 7, 8, 9 ->
                List.of(new Verdict.Stop("stale interlock", "old"), new Verdict.Stop("price collar", "no book"));
            default -> List.of();
        };
    }

    /** This program ends and starts anew; what was on its way may still arrive. */
    private static void crash(WorkerWorld world) {
        world.thread.clear();
        world.mayNotSend = true;
        world.venue.anotherGateway(true);
        world.thread.clear();
        world.told.clear();
        world.worker = new HedgeWorker(world.venue, world.thread::add, world, world);
        world.worker.recover(world.job, List.copyOf(world.notes.values()));
    }

    private void check(WorkerWorld world, int crashAt) {
        assertThat(world.worker.isBusy()).as("still at work: " + world.told).isFalse();
        assertThat(world.venue.mayLive()).as("orders that live after the end").isZero();
        ExecutionReport report = world.worker.report(world.job.id());
        boolean isWhole = true;
        for (int i = 0; i < world.job.legs().size(); i++) {
            HedgeLeg leg = world.job.legs().get(i);
            BigDecimal truth = world.venue.filled(leg.instrument());
            assertThat(truth).isLessThanOrEqualTo(leg.amount());
            assertThat(report.legs().get(i).filled()).as("filled of leg " + i).isEqualByComparingTo(truth);
            isWhole &= truth.compareTo(leg.amount()) == 0;
        }
        assertThat(report.orders()).noneMatch(line -> line.state().mayLive());
        assertThat(filled(report)).isEqualByComparingTo(filled(world));
        String last = world.told.getLast();
        assertThat(last).startsWith(isWhole ? "completed" : "failed");
        assertThat(world.told.stream().filter(end -> end.equals("completed") || end.startsWith("failed")))
                .hasSize(1);
        count(world, last, isWhole, crashAt);
    }

    private static BigDecimal filled(ExecutionReport report) {
        return report.orders().stream().map(OrderLine::filled).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal filled(WorkerWorld world) {
        return world.venue.record.all().stream()
                .map(VenueRecord.Booked::filled)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void count(WorkerWorld world, String last, boolean isWhole, int crashAt) {
        boolean isRecovered = last.contains("this program ended");
        String kind = isWhole ? "completed" : "failed otherwise";
        kind = last.contains("missed") ? "missed" : kind;
        kind = last.contains("a person stopped it") ? "stopped" : kind;
        kind = isRecovered ? "recovered in part" : kind;
        kind = isWhole && world.mayNotSend && crashAt < Integer.MAX_VALUE ? "recovered whole" : kind;
        ends.merge(kind, 1, Integer::sum);
        if (world.told.stream().anyMatch(word -> word.startsWith("lost"))) {
            ends.merge("lost sight", 1, Integer::sum);
        }
    }
}
