package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Instrument;
import gammadesk.connectors.simulator.market.VenueMarket;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is listed now, by name and by number. Read again from the market only after something was listed or delisted.
 */
public final class Directory {
    private final VenueMarket market;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> namesById = new HashMap<>();
    private Map<String, Listed> byName = Map.of();
    private boolean outdated = true;

    /** A directory of a market. */
    public Directory(VenueMarket market) {
        this.market = market;
    }

    /** Something was listed, settled, delivered, locked or unlocked. */
    public void outdate() {
        outdated = true;
    }

    /** Whether the name was ever listed since the start. */
    public boolean knows(String name) {
        return ids.containsKey(name);
    }

    /** Everything listed now, in the market's order. */
    public Collection<Listed> all() {
        return current().values();
    }

    /** What is listed now under a name. */
    public Optional<Listed> find(String name) {
        return Optional.ofNullable(current().get(name));
    }

    /** What is listed now under a number. */
    public Optional<Listed> find(long id) {
        return Optional.ofNullable(namesById.get((int) id)).flatMap(this::find);
    }

    /** The number of a name that was ever listed since the start; 0 of any other. */
    public int idOf(String name) {
        current();
        return ids.getOrDefault(name, 0);
    }

    /** What expired lately, newest first. */
    public List<Listed> expired() {
        return market.expired().stream().map(this::file).toList();
    }

    private Map<String, Listed> current() {
        if (outdated) {
            Map<String, Listed> fresh = LinkedHashMap.newLinkedHashMap(byName.size() + 16);
            market.instruments().forEach(instrument -> fresh.put(instrument.name(), file(instrument)));
            byName = fresh;
            outdated = false;
        }
        return byName;
    }

    private Listed file(Instrument instrument) {
        Integer id = ids.get(instrument.name());
        if (id == null) {
            id = 100_001 + ids.size();
            ids.put(instrument.name(), id);
            namesById.put(id, instrument.name());
        }
        return new Listed(instrument, id);
    }
}
