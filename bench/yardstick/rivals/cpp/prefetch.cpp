#include "search.hpp"

/** A successor that was made and not yet looked up. */
struct Pending {
  Packed state;
  u64 hash;
  u32 parent;
};

constexpr int batchSize = 4096;
/** More than any state has successors. */
constexpr int mostSuccessors = 200;

static Pending batch[batchSize];

// Breadth-first search that waits for memory once for many successors: it makes a batch of them, asks for all their
// slots, then for all the states in those slots, and only then looks them up.
int main(int count, char** arguments) {
  Store store(tableBitsFrom(count, arguments), true);
  Found found{0, 0, 0, true};

  const Packed first = pack(initialState());
  store.insert(first, hashOf(first), 0);
  u64 levelEnd = 1;
  for (u64 number = 0; number < store.size();) {
    if (number == levelEnd) {
      found.depth++;
      levelEnd = store.size();
    }
    int pending = 0;
    for (; number < levelEnd && pending < batchSize - mostSuccessors; number++) {
      const State state = unpack(store.at(number));
      if (!noWorkIsLost(state)) found.holds = false;
      successors(state, [&](const State& next) {
        Pending& entry = batch[pending++];
        entry.state = pack(next);
        entry.hash = hashOf(entry.state);
        entry.parent = static_cast<u32>(number);
        store.prefetchSlot(entry.hash);
      });
    }
    found.transitions += pending;
    for (int i = 0; i < pending; i++) store.prefetchState(batch[i].hash);
    for (int i = 0; i < pending; i++) store.insert(batch[i].state, batch[i].hash, batch[i].parent);
  }
  found.states = store.size();
  return report(found);
}
