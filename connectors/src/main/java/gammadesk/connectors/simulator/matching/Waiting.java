package gammadesk.connectors.simulator.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The live orders that the market's moves concern: untriggered ones and advanced ones, oldest first. */
final class Waiting {
    private final Set<LiveOrder> untriggered = new LinkedHashSet<>();
    private final Set<LiveOrder> advanced = new LinkedHashSet<>();

    void follow(LiveOrder order) {
        if (order.watch().isPresent() && order.state() == OrderState.UNTRIGGERED) {
            untriggered.add(order);
        } else if (order.isAdvanced()) {
            advanced.add(order);
        }
    }

    List<LiveOrder> untriggered() {
        untriggered.removeIf(order -> order.state() != OrderState.UNTRIGGERED);
        return List.copyOf(untriggered);
    }

    List<LiveOrder> advanced() {
        advanced.removeIf(order -> order.state() != OrderState.OPEN || !order.isAdvanced());
        return List.copyOf(advanced);
    }
}
