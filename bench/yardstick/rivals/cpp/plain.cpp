#include "search.hpp"

// Breadth-first search as one would first write it: each successor is looked up as soon as it is made.
int main(int count, char** arguments) {
  Store store(tableBitsFrom(count, arguments), false);
  Found found{0, 0, 0, true};

  const Packed first = pack(initialState());
  store.insert(first, hashOf(first), 0);
  u64 levelEnd = 1;
  for (u64 number = 0; number < store.size(); number++) {
    if (number == levelEnd) {
      found.depth++;
      levelEnd = store.size();
    }
    const State state = unpack(store.at(number));
    if (!noWorkIsLost(state)) found.holds = false;
    successors(state, [&](const State& next) {
      found.transitions++;
      const Packed packed = pack(next);
      store.insert(packed, hashOf(packed), static_cast<u32>(number));
    });
  }
  found.states = store.size();
  return report(found);
}
