package gammadesk.app.market;

import gammadesk.analytics.exposure.DealerInventory;
import gammadesk.analytics.exposure.DealerInventory.Counts;
import gammadesk.analytics.exposure.InstrumentFlow;
import gammadesk.analytics.exposure.InventoryState;
import gammadesk.analytics.market.Currency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of public trades in a file per currency, in words separated by tabs: a heading, the counts, one line per
 * instrument, then the trades and combo legs that would be recognised if they came again.
 */
public final class InventoryFile implements InventoryStore {
    private static final Logger LOG = LoggerFactory.getLogger(InventoryFile.class);
    private static final String FORM = "gammadesk-inventory-1";

    private final Path folder;

    /** Files in a folder, which is made when something is first kept. */
    public InventoryFile(Path folder) {
        this.folder = folder;
    }

    private Path file(Currency currency) {
        return folder.resolve(currency.code() + ".tsv");
    }

    @Override
    public Optional<InventoryState> load(Currency currency) {
        Path file = file(currency);
        try {
            return Optional.of(read(Files.readAllLines(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("The record of trades in {} cannot be read, so a new one begins: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Written beside the old file and moved over it, so that a crash leaves one or the other whole. */
    @Override
    public synchronized void save(Currency currency, InventoryState state) {
        Path file = file(currency);
        try {
            Files.createDirectories(folder);
            Path draft =
                    Files.write(file.resolveSibling(file.getFileName() + ".new"), lines(state), StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The record of trades could not be kept in {}: {}", file, e.toString());
        }
    }

    private static List<String> lines(InventoryState state) {
        DealerInventory inventory = state.inventory();
        Counts counts = inventory.counts();
        List<String> lines = new ArrayList<>();
        lines.add(line(FORM, inventory.startMillis(), inventory.atMillis()));
        lines.add(line(
                "counts",
                counts.trades(),
                counts.blocks(),
                counts.rfqs(),
                counts.liquidations(),
                counts.combos(),
                counts.unknownCombos(),
                counts.repeats()));
        inventory
                .flows()
                .forEach((name, flow) -> lines.add(line(
                        "flow",
                        name,
                        flow.screenCoin(),
                        flow.blockCoin(),
                        flow.rfqCoin(),
                        flow.liquidationCoin(),
                        flow.grossCoin(),
                        flow.trades(),
                        flow.missed(),
                        flow.lastSequence(),
                        flow.comboLegsSinceSequence(),
                        flow.decayedToMillis())));
        state.recentTrades().forEach(trade -> lines.add(line("trade", trade)));
        state.recentComboLegs().forEach(leg -> lines.add(line("leg", leg)));
        return lines;
    }

    private static String line(Object... words) {
        List<String> texts = new ArrayList<>();
        for (Object word : words) {
            texts.add(word.toString());
        }
        return String.join("\t", texts);
    }

    private static InventoryState read(List<String> lines) {
        String[] heading = words(lines.get(0));
        if (!heading[0].equals(FORM)) {
            throw new IllegalArgumentException("not " + FORM);
        }
        String[] counted = words(lines.get(1));
        Counts counts = new Counts(
                count(counted, 1),
                count(counted, 2),
                count(counted, 3),
                count(counted, 4),
                count(counted, 5),
                count(counted, 6),
                count(counted, 7));
        Map<String, InstrumentFlow> flows = new HashMap<>();
        List<String> trades = new ArrayList<>();
        List<String> legs = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] words = words(line);
            switch (words[0]) {
                case "flow" -> flows.put(words[1], flow(words));
                case "trade" -> trades.add(words[1]);
                case "leg" -> legs.add(words[1]);
                default -> throw new IllegalArgumentException("a line begins with " + words[0]);
            }
        }
        return new InventoryState(
                new DealerInventory(count(heading, 1), count(heading, 2), flows, counts), trades, legs);
    }

    private static InstrumentFlow flow(String[] words) {
        return new InstrumentFlow(
                coin(words, 2),
                coin(words, 3),
                coin(words, 4),
                coin(words, 5),
                coin(words, 6),
                count(words, 7),
                count(words, 8),
                count(words, 9),
                count(words, 10),
                count(words, 11));
    }

    private static String[] words(String line) {
        return line.split("\t", -1);
    }

    private static long count(String[] words, int place) {
        return Long.parseLong(words[place]);
    }

    private static double coin(String[] words, int place) {
        return Double.parseDouble(words[place]);
    }
}
