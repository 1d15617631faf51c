#pragma once

#include <cstdio>
#include <cstdlib>
#include <sys/mman.h>

#include "yardstick.hpp"

/** Zeroed memory that takes up room only once it is touched. */
template <class T>
T* reserve(u64 count, bool hugePages) {
  void* const memory =
      mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) {
    std::perror("mmap");
    std::exit(70);
  }
  if (hugePages) madvise(memory, count * sizeof(T), MADV_HUGEPAGE);
  return static_cast<T*>(memory);
}

/**
 * The states found, in the order found, each with the one it was found from, and a hash table of their numbers.
 *
 * A slot holds a state's number counted from 1 and, in the bits that no number needs, bits of its hash, which spare
 * most of the comparisons that would fail.
 */
class Store {
 public:
  Store(int tableBits, bool hugePages)
      : mask((1ull << tableBits) - 1),
        room((mask + 1) / 4 * 3),
        slots(reserve<u32>(mask + 1, hugePages)),
        states(reserve<Packed>(room, hugePages)),
        parents(reserve<u32>(room, hugePages)) {}

  u64 size() const { return count; }
  const Packed& at(u64 number) const { return states[number]; }

  void insert(const Packed& state, u64 hash, u32 parent) {
    const u32 tag = tagOf(hash);
    u64 slot = hash & mask;
    for (u32 found; (found = slots[slot]) != 0; slot = (slot + 1) & mask)
      if (isTagged(found, tag) && stateOf(found) == state) return;
    if (count == room) {
      std::fputs("the hash table is full\n", stderr);
      std::exit(70);
    }
    states[count] = state;
    parents[count] = parent;
    slots[slot] = tag | static_cast<u32>(++count);
  }

  void prefetchSlot(u64 hash) const { __builtin_prefetch(&slots[hash & mask]); }

  /** Needs the slot, which had better be in the cache by now. */
  void prefetchState(u64 hash) const {
    const u32 found = slots[hash & mask];
    if (found != 0 && isTagged(found, tagOf(hash))) __builtin_prefetch(&stateOf(found));
  }

 private:
  u32 tagOf(u64 hash) const { return static_cast<u32>(hash >> 32) & ~static_cast<u32>(mask); }
  bool isTagged(u32 found, u32 tag) const { return ((found ^ tag) & ~static_cast<u32>(mask)) == 0; }
  const Packed& stateOf(u32 found) const { return states[(found & static_cast<u32>(mask)) - 1]; }

  const u64 mask;
  const u64 room;
  u32* const slots;
  Packed* const states;
  u32* const parents;
  u64 count = 0;
};
