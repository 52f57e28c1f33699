package gammadesk.connectors.simulator.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Contracts by name, each name taken apart only once. What is no contract is not remembered. */
final class ContractBook {
    private final Map<String, Contract> known = new HashMap<>();

    /** The contract of a name; empty for spot, combos and what follows no known form. */
    Optional<Contract> find(String name) {
        Contract contract = known.get(name);
        if (contract != null) {
            return Optional.of(contract);
        }
        Optional<Contract> parsed = Contract.of(name);
        parsed.ifPresent(fresh -> known.put(name, fresh));
        return parsed;
    }
}
