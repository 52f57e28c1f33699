package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.IntentLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log of intents that is as durable as the test. */
final class MemoryIntentLog implements IntentLog {
    final Map<String, Intent> unresolved = new LinkedHashMap<>();
    final List<Intent> planned = new ArrayList<>();
    boolean full;

    @Override
    public boolean plan(Intent intent) {
        if (!full) {
            unresolved.put(intent.label(), intent);
            planned.add(intent);
        }
        return !full;
    }

    @Override
    public void settle(String label, String outcome) {
        unresolved.remove(label);
    }

    @Override
    public List<Intent> unresolved() {
        return List.copyOf(unresolved.values());
    }

    @Override
    public void close() {}
}
