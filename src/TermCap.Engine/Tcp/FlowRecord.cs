namespace TermCap.Engine.Tcp;

/// <summary>What the conversations view shows of a stream beside its <see cref="Flow"/>.</summary>
internal struct FlowRecord
{
    public long FirstTime;
    public long LastTime;
    public SideEvidence EvidenceA;
    public SideEvidence EvidenceB;
    public TcpDirectionCounts A;
    public TcpDirectionCounts B;
}
